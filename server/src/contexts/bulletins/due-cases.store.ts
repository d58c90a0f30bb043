import type { DueCasesQuery, DueClass, DueReason } from '@huiyin/contract/case-bulletins'
import type { Queryable } from '../../platform/db/db.ts'
import { joinSql, type Statement, sql } from '../../platform/db/sql.ts'

/** A due case as it was counted. */
export interface StoredDueCase {
  readonly number: string
  readonly unitCode: string
  readonly class: DueClass
  readonly reason: DueReason
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

/** Due cases of a bulletin by number, some of them; `after` goes on where a list ended. */
export function selectDueCases(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly bulletinId: string
    readonly limit: number
  } & Pick<DueCasesQuery, 'class' | 'unit' | 'after'>,
): Promise<StoredDueCase[]> {
  return q.query(sql<StoredDueCase>`
    select number, unit_code as "unitCode", class, reason, opened_at as "openedAt",
      due_at as "dueAt", closed_at as "closedAt"
    from bulletins.due_case
    where ${dueFilter(asked)}
    and number > ${asked.after ?? ''}
    order by number
    limit ${asked.limit}`)
}

export async function countDueCases(
  q: Queryable,
  asked: { readonly regionCode: string; readonly bulletinId: string } & Pick<
    DueCasesQuery,
    'class' | 'unit'
  >,
): Promise<number> {
  const [row] = await q.query(sql<{ total: number }>`
    select count(*)::integer as total
    from bulletins.due_case
    where ${dueFilter(asked)}`)
  return row?.total ?? 0
}

function dueFilter(
  asked: { readonly regionCode: string; readonly bulletinId: string } & Pick<
    DueCasesQuery,
    'class' | 'unit'
  >,
): Statement<unknown> {
  const filters = [
    sql`region_code = ${asked.regionCode}`,
    sql`bulletin_id = ${asked.bulletinId}::uuid`,
    ...(asked.class === undefined ? [] : [sql`class = ${asked.class}`]),
    ...(asked.unit === undefined ? [] : [sql`unit_code = ${asked.unit}`]),
  ]
  return joinSql(filters, ' and ')
}
