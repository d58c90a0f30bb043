import type { Queryable } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'

/** A stretch of time and the moment whose standing is told. */
export interface StandingAsked {
  readonly regionCode: string
  /** The cut-off before. */
  readonly beginsAt: Date
  readonly cutOffAt: Date
}

/** A row of {@link casesAlive}. */
export interface CaseAlive {
  readonly region_code: string
  readonly matter_id: string
  readonly number: string
  readonly unit_code: string
  readonly version: number
  readonly state: string
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly is_disputed: boolean
  /** 不计超时: an appeal was granted; its dates are as they were. */
  readonly is_exempt: boolean
}

/** A row of {@link casesDated}. */
interface CaseDated extends CaseAlive {
  readonly due_at: Date | null
  readonly original_due_at: Date | null
}

/**
 * Cases that were open at some moment after one cut-off and up to another, and whether they were
 * disputed at the second. Those that were none (joined to another, not
 * filed, false alarms) or were put right on the spot are left out: nobody owed anything.
 */
export function casesAlive({
  regionCode,
  beginsAt,
  cutOffAt,
}: StandingAsked): Statement<CaseAlive> {
  return sql<CaseAlive>`
    select matter.region_code, matter.id as matter_id, matter.number,
      matter.accountable_unit_code as unit_code, matter.version, matter.state, matter.opened_at,
      matter.closed_at,
      coalesce(city_case.disputed_at <= ${cutOffAt}
        and coalesce(city_case.dispute_ended_at > ${cutOffAt}, true), false) as is_disputed, city_case.exempt as is_exempt
    from kernel.matter as matter
    join city_cases.city_case as city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where matter.region_code = ${regionCode}
    and matter.kind = 'city_case'
    and matter.opened_at <= ${cutOffAt}
    and (matter.closed_at is null or matter.closed_at > ${beginsAt})
    and matter.state not in ('merged', 'not_accepted', 'false_alarm', 'self_handled')`
}

/**
 * The same cases with the date of the whole way, that of the last run where a case was reopened: a
 * look at the key a case, whatever the planner knows of these tables by now.
 */
export function casesDated(asked: StandingAsked): Statement<CaseDated> {
  return sql<CaseDated>`
    select alive.*, total.due_at, total.original_due_at
    from (${casesAlive(asked)}) as alive
    left join lateral (
      select clock.due_at, clock.original_due_at
      from kernel.matter_clock as clock
      where clock.region_code = alive.region_code
      and clock.matter_id = alive.matter_id
      and clock.name = 'total'
      order by clock.run desc
      limit 1
    ) as total on true`
}

/** How many cases came in after one cut-off and up to another, whatever became of them. */
export async function countReceived(
  q: Queryable,
  { regionCode, beginsAt, cutOffAt }: StandingAsked,
): Promise<number> {
  const [row] = await q.query(sql<{ received: number }>`
    select count(*)::integer as received
    from kernel.matter
    where region_code = ${regionCode}
    and kind = 'city_case'
    and opened_at > ${beginsAt}
    and opened_at <= ${cutOffAt}`)
  return row?.received ?? 0
}

/** A step in the life of a case that somebody has acted on: what it became, and whose it was. */
export interface CaseStep {
  readonly matterId: string
  readonly at: Date
  readonly state: string
  /** The unit it was given to with this step, if it was. */
  readonly unitCode: string | null
}

const stepsMax = 500_000

/**
 * The lives of cases up to a cut-off that were acted on and were alive after the one before, in their
 * order. A case that was only opened, as one that was taken over, has no life but its two dates.
 */
export function selectCaseSteps(
  q: Queryable,
  { regionCode, beginsAt, cutOffAt }: StandingAsked,
): Promise<CaseStep[]> {
  // The few cases that were acted on come first, whatever the planner knows of these tables by now:
  // begun at the ledger, it would read every case once an entry.
  return q.query(sql<CaseStep>`
    with acted as materialized (
      select matter.id::text as stream_id, coalesce(city_case.acceptance_unit_code, '') as first_unit
      from kernel.matter as matter
      join city_cases.city_case as city_case
        on city_case.region_code = matter.region_code
        and city_case.matter_id = matter.id
      where matter.region_code = ${regionCode}
      and matter.kind = 'city_case'
      and matter.version > 1
      and matter.opened_at <= ${cutOffAt}
      and (matter.closed_at is null or matter.closed_at > ${beginsAt})
    )
    select entry.stream_id as "matterId", entry.happened_at as at, entry.body ->> 'to' as state,
      case
        when entry.seq = 1 then acted.first_unit
        when entry.act in ('city_case.dispatch', 'city_case.settle_dispute') then entry.body ->> 'unit'
      end as "unitCode"
    from acted
    join kernel.ledger_entry as entry
      on entry.stream_id = acted.stream_id
    where entry.region_code = ${regionCode}
    and entry.stream_kind = 'matter'
    and entry.happened_at <= ${cutOffAt}
    and entry.body ->> 'to' is not null
    order by entry.stream_id, entry.seq
    limit ${stepsMax}`)
}
