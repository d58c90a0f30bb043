import type { PastMatterKind } from '@huiyin/contract/past-matters'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** A row of a former system, and the matter it became. */
export interface StoredRow {
  readonly number: string
  readonly matterId: string
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

/** A system and what is taken over from it. */
export interface Source {
  readonly kind: PastMatterKind
  readonly system: string
}

const columns = {
  region_code: 'text',
  kind: 'text',
  system: 'text',
  number: 'text',
  matter_id: 'uuid',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
  closed_at: 'timestamptz',
  taken_over_at: 'timestamptz',
} as const

export async function insertPastRows(
  tx: Tx,
  { kind, system }: Source,
  rows: readonly (StoredRow & { readonly takenOverAt: Date })[],
): Promise<void> {
  const written = rows.map((row) => ({
    region_code: tx.regionCode,
    kind,
    system,
    number: row.number,
    matter_id: row.matterId,
    opened_at: row.openedAt,
    due_at: row.dueAt,
    closed_at: row.closedAt,
    taken_over_at: row.takenOverAt,
  }))
  await tx.query(insertRows('past_matters.row', columns, written))
}

/** What is known of these numbers, with the number and state of the matter here. */
export function selectPastRows(
  q: Queryable,
  regionCode: string,
  { kind, system }: Source,
  numbers: readonly string[],
): Promise<(StoredRow & { readonly matterNumber: string; readonly isOpenHere: boolean })[]> {
  return q.query(sql<StoredRow & { matterNumber: string; isOpenHere: boolean }>`
    select past.number, past.matter_id as "matterId", past.opened_at as "openedAt",
      past.due_at as "dueAt", past.closed_at as "closedAt", matter.number as "matterNumber",
      matter.closed_at is null as "isOpenHere"
    from past_matters.row as past
    join kernel.matter as matter
      on matter.region_code = past.region_code
      and matter.id = past.matter_id
    where past.region_code = ${regionCode}
    and past.kind = ${kind}
    and past.system = ${system}
    and past.number = any(${numbers}::text[])`)
}

/** The other system has closed these. */
export async function markPastClosed(
  tx: Tx,
  { kind, system }: Source,
  rows: readonly { readonly number: string; readonly closedAt: Date }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(sql`
    update past_matters.row as past
    set closed_at = given.closed_at
    from unnest(${rows.map(({ number }) => number)}::text[],
      ${rows.map(({ closedAt }) => closedAt)}::timestamptz[]) as given (number, closed_at)
    where past.region_code = ${tx.regionCode}
    and past.kind = ${kind}
    and past.system = ${system}
    and past.number = given.number`)
}

/** On-time figures of what was taken over from a system. */
export interface PastFigures {
  readonly system: string
  readonly rows: number
  readonly closedInTime: number
  readonly closedLate: number
  readonly closedWithoutDate: number
  readonly openOverdue: number
  readonly openInTime: number
  readonly openWithoutDate: number
}

/**
 * Closed counts as the other system says, or as it was closed here since. In time: closed by the
 * date of that system (`due_at`); a matter without such a date is in neither.
 */
export function countPastRows(
  q: Queryable,
  asked: { readonly regionCode: string; readonly kind: PastMatterKind; readonly now: Date },
): Promise<PastFigures[]> {
  return q.query(sql<PastFigures>`
    select system, count(*)::integer as rows,
      count(*) filter (where closed_at <= due_at)::integer as "closedInTime",
      count(*) filter (where closed_at > due_at)::integer as "closedLate",
      count(*) filter (where closed_at is not null and due_at is null)::integer as "closedWithoutDate",
      count(*) filter (where closed_at is null and due_at < ${asked.now})::integer as "openOverdue",
      count(*) filter (where closed_at is null and due_at >= ${asked.now})::integer as "openInTime",
      count(*) filter (where closed_at is null and due_at is null)::integer as "openWithoutDate"
    from (
      select past.system, past.due_at, coalesce(past.closed_at, matter.closed_at) as closed_at
      from past_matters.row as past
      join kernel.matter as matter
        on matter.region_code = past.region_code
        and matter.id = past.matter_id
      where past.region_code = ${asked.regionCode}
      and past.kind = ${asked.kind}
    ) as past
    group by system
    order by system
    limit 50`)
}
