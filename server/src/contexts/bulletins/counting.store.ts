import type { Stock } from '@huiyin/contract/case-bulletins'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { ClassCount } from './facts.rules.ts'
import type { Period } from './period.rules.ts'

interface Counting {
  readonly bulletinId: string
  readonly period: Period
  readonly postponedAreDue: boolean
  /** The cases of the region that were alive in the period, with their dates. */
  readonly dated: Statement<unknown>
}

/**
 * Writes every due case of a period with its one class and the reason, and counts them.
 *
 * Due: closed within the period; or open at the cut-off with a first date up to the end of the last
 * day, postponed ones only where the rule of the region says so. Class, asked in this order: closed
 * by the cut-off; disputed at the cut-off; past its present date at the cut-off and not exempt by an
 * appeal granted since; else in process.
 */
export function insertDueCases(
  tx: Tx,
  { bulletinId, period, postponedAreDue, dated }: Counting,
): Promise<ClassCount[]> {
  const { cutOffAt, beginsAt, endsAt } = period
  return tx.query(sql<ClassCount>`
    with dated as (${dated}),
    standing as (
      select dated.*, coalesce(closed_at <= ${cutOffAt}, false) as is_closed,
        coalesce(due_at > ${cutOffAt} and due_at > original_due_at, false) as is_postponed
      from dated
      where closed_at is null or closed_at > ${beginsAt}
    ),
    counted as (
      insert into bulletins.due_case
        (region_code, bulletin_id, number, matter_id, unit_code, class, reason, opened_at, due_at,
          closed_at)
      select ${tx.regionCode}, ${bulletinId}::uuid, number, matter_id, unit_code,
        case
          when is_closed then 'closed'
          when is_disputed then 'disputed'
          when due_at <= ${cutOffAt} and not is_exempt then 'overdue'
          else 'in_process'
        end,
        case
          when is_closed and due_at is null then 'without_date'
          when is_closed and closed_at <= due_at then 'in_time'
          when is_closed and is_exempt then 'exempt'
          when is_closed then 'late'
          when is_disputed then 'in_dispute'
          when due_at <= ${cutOffAt} and is_exempt then 'exempt'
          when due_at <= ${cutOffAt} then 'past_due'
          when is_postponed then 'postponed'
          else 'due_later'
        end,
        opened_at, due_at, case when is_closed then closed_at end
      from standing
      where is_closed
      or (original_due_at <= ${endsAt} and (${postponedAreDue}::boolean or not is_postponed))
      returning unit_code, class
    )
    select unit_code as "unitCode", class, count(*)::integer as count
    from counted
    group by unit_code, class
    order by unit_code, class`)
}

/** Postponed cases that the rule leaves out of the due ones. */
export async function countPostponed(
  q: Queryable,
  { period, dated }: Pick<Counting, 'period' | 'dated'>,
): Promise<number> {
  const [row] = await q.query(sql<{ count: number }>`
    with dated as (${dated})
    select count(*)::integer as count
    from dated
    where (closed_at is null or closed_at > ${period.cutOffAt})
    and original_due_at <= ${period.endsAt}
    and due_at > original_due_at
    and due_at > ${period.cutOffAt}`)
  return row?.count ?? 0
}

/** The stock of units in cases nobody has acted on here: opened on a day, and perhaps ended on one. */
export type PlainStock = Pick<Stock, 'opening' | 'registered' | 'closed' | 'closing'> & {
  readonly unitCode: string
}

export function selectPlainStock(
  q: Queryable,
  { period, alive }: Pick<Counting, 'period'> & { readonly alive: Statement<unknown> },
): Promise<PlainStock[]> {
  const { beginsAt, cutOffAt } = period
  return q.query(sql<PlainStock>`
    with alive as (${alive})
    select unit_code as "unitCode",
      count(*) filter (where opened_at <= ${beginsAt})::integer as opening,
      count(*) filter (where opened_at > ${beginsAt})::integer as registered,
      count(*) filter (where closed_at <= ${cutOffAt})::integer as closed,
      count(*) filter (where closed_at is null or closed_at > ${cutOffAt})::integer as closing
    from alive
    where version = 1
    group by unit_code
    order by unit_code`)
}
