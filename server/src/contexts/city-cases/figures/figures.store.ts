import { type CountedMatter, countsOf } from '../../../kernel/metrics/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import {
  type CountedReports,
  type CountedStep,
  type CountedSteps,
  countedSteps,
  type ReportCount,
  type StepCount,
} from './figures.rules.ts'

/** A period of a region; `cutOff` is its end, or now where it still runs. */
export interface CountingAsked {
  readonly regionCode: string
  readonly from: Date
  readonly cutOff: Date
  /** `null` for all units. */
  readonly unitCodes: readonly string[] | null
}

/** The definition of each count of reports; what a former system filed nobody here knows. */
const reportConditions: Readonly<Record<ReportCount, Statement<unknown>>> = {
  received: sql`true`,
  toFile: sql`not is_taken_over and state not in ('false_alarm', 'merged', 'self_handled')`,
  filed: sql`not is_taken_over and is_filed`,
  filedRightly: sql`not is_taken_over and is_filed and not coalesce(is_sent_back, false)`,
  byCollector: sql`not is_taken_over and source = 'collector'`,
  effective: sql`not is_taken_over and source = 'collector'
    and (is_filed or state = 'self_handled')`,
  byPublic: sql`source in ('public', 'hotline')`,
  merged: sql`state = 'merged'`,
  falseAlarms: sql`state = 'false_alarm'`,
  selfHandled: sql`state = 'self_handled'`,
}

/** The definition of each count of a step that was done in the period or is past its date. */
const stepConditions: Readonly<Record<StepCount, Statement<unknown>>> = {
  due: sql`true`,
  done: sql`is_done`,
  inTime: sql`is_done and done_at <= due_at`,
  byFirstDate: sql`is_done and done_at <= original_due_at`,
  late: sql`is_done and done_at > due_at`,
  left: sql`not is_done`,
  kept: sql`is_done and returns = 0`,
  reworked: sql`reworks > 0`,
  delayed: sql`delays > 0`,
  exempt: sql`not is_assessed`,
}

/** Definition: reports that came in within the period, by the unit that answers now and by class. */
export function countReports(q: Queryable, asked: CountingAsked): Promise<CountedReports[]> {
  return q.query(sql<CountedReports>`
    with report as (${reportsOf(asked)})
    select unit_code as "unitCode", class, jsonb_build_object(${countsOf(reportConditions)}) as counts
    from report
    group by unit_code, class
    order by unit_code, class`)
}

/**
 * Definition: for each step the cases that passed it within the period, or whose date for it came by
 * the cut-off and that had not passed it then, unless they are suspended; by the unit that answers now.
 */
export function countSteps(q: Queryable, asked: CountingAsked): Promise<CountedSteps[]> {
  return q.query(sql<CountedSteps>`
    with step as (${stepsOf(asked, countedSteps)})
    select unit_code as "unitCode", name as step, is_assessed as "isAssessed",
      jsonb_build_object(${countsOf(stepConditions)}) as counts
    from step
    group by unit_code, name, is_assessed
    order by unit_code, name, is_assessed`)
}

interface Page {
  readonly after: string
  readonly limit: number
}

/** The reports a figure counts, by number; of some classes only, where these are named. */
export function selectReports(
  q: Queryable,
  asked: CountingAsked,
  page: Page & { readonly what: ReportCount; readonly classes: readonly string[] | null },
): Promise<CountedMatter[]> {
  return q.query(sql<CountedMatter>`
    with report as (${reportsOf(asked)})
    select number, title, state, unit_code as "unitCode", opened_at as "openedAt",
      null::timestamptz as "dueAt", null::timestamptz as "doneAt"
    from report
    where ${reportConditions[page.what]}
    and (${page.classes}::text[] is null or class = any(${page.classes}::text[]))
    and number > ${page.after}
    order by number
    limit ${page.limit}`)
}

/** The cases a figure of a step counts, by number. */
export function selectSteps(
  q: Queryable,
  asked: CountingAsked,
  page: Page & {
    readonly step: CountedStep
    readonly what: StepCount
    readonly assessedOnly: boolean
  },
): Promise<CountedMatter[]> {
  return q.query(sql<CountedMatter>`
    with step as (${stepsOf(asked, [page.step])})
    select number, title, state, unit_code as "unitCode", opened_at as "openedAt",
      due_at as "dueAt", done_at as "doneAt"
    from step
    where ${stepConditions[page.what]}
    and (is_assessed or not ${page.assessedOnly}::boolean)
    and number > ${page.after}
    order by number
    limit ${page.limit}`)
}

/** Cases that were open at some moment of the period. */
function aliveIn({ regionCode, from, cutOff, unitCodes }: CountingAsked): Statement<unknown> {
  return sql`
    select matter.region_code, matter.id as matter_id, matter.number, matter.title,
      matter.accountable_unit_code as unit_code, matter.state, matter.stage, matter.opened_at,
      matter.closed_at, city_case.kind || '-' || city_case.category as class, city_case.source,
      city_case.standard_id is not null and matter.state <> 'not_accepted' as is_filed,
      city_case.routed_by = 'taken_over' as is_taken_over, city_case.returns, city_case.reworks,
      city_case.delays, matter.count_in_assessment and not city_case.exempt as is_assessed
    from kernel.matter as matter
    join city_cases.city_case as city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where matter.region_code = ${regionCode}
    and matter.kind = 'city_case'
    and matter.opened_at <= ${cutOff}
    and (matter.closed_at is null or matter.closed_at >= ${from})
    and (${unitCodes}::text[] is null or matter.accountable_unit_code = any(${unitCodes}::text[]))`
}

/** Sent back: accepted once more after it was to be dispatched. A look at the key a case. */
function reportsOf(asked: CountingAsked): Statement<unknown> {
  return sql`
    select alive.*, filing.is_sent_back
    from (${aliveIn(asked)}) as alive
    left join lateral (
      select max(clock.run) filter (where clock.name = 'accept') > 1
        and max(clock.started_at) filter (where clock.name = 'accept')
          >= min(clock.started_at) filter (where clock.name = 'dispatch') as is_sent_back
      from kernel.matter_clock as clock
      where clock.region_code = alive.region_code
      and clock.matter_id = alive.matter_id
      and clock.name in ('accept', 'dispatch')
    ) as filing on alive.is_filed
    where alive.opened_at >= ${asked.from}`
}

/**
 * The last time a case passed each step, where that says something: a step is not done because the
 * case went back before it, or was closed by order in the middle of it. What was no case after all
 * owed nothing but to be verified.
 */
function stepsOf(asked: CountingAsked, names: readonly CountedStep[]): Statement<unknown> {
  const { from, cutOff } = asked
  return sql`
    select alive.*, step.name, step.due_at, step.original_due_at, step.done_at,
      coalesce(step.done_at between ${from} and ${cutOff}, false) as is_done
    from (${aliveIn(asked)}) as alive
    cross join lateral (
      select distinct on (clock.name) clock.name, clock.due_at, clock.original_due_at,
        clock.stopped_at as done_at, clock.state
      from kernel.matter_clock as clock
      where clock.region_code = alive.region_code
      and clock.matter_id = alive.matter_id
      and clock.name = any(${names}::text[])
      order by clock.name, clock.run desc
    ) as step
    where (step.name = 'verify'
      or alive.state not in ('merged', 'not_accepted', 'false_alarm', 'self_handled'))
    and (step.name <> 'accept' or alive.is_filed)
    and (step.name not in ('dispatch', 'handle') or step.done_at is null
      or alive.stage <> 'received')
    and (step.name = 'total' or alive.state <> 'forced_closed'
      or step.done_at is distinct from alive.closed_at)
    and (step.done_at between ${from} and ${cutOff}
      or step.due_at <= ${cutOff}
        and coalesce(step.done_at > ${cutOff}, step.state = 'running'))`
}
