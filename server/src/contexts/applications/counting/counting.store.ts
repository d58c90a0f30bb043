import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** What is counted: a region, units (`null`: all), and a period. */
export interface Counted {
  readonly regionCode: string
  readonly unitCodes: readonly string[] | null
  readonly itemCode: string | null
  readonly from: Date
  readonly to: Date
}

/** One material owed, with what a ledger shows of its application. */
export interface OwedMaterial {
  readonly number: string
  readonly title: string
  readonly itemCode: string | null
  readonly unitCode: string
  readonly material: string
  readonly promise: string | null
  readonly since: Date
  readonly dueAt: Date
  readonly broughtAt: Date | null
  readonly closedAt: Date | null
}

/** A ledger is read by people; a longer period is asked for in parts. */
export const owedMax = 5000

/** Materials owed since the period, the earliest due first. */
export function selectOwed(q: Queryable, counted: Counted): Promise<OwedMaterial[]> {
  const { regionCode, unitCodes, itemCode, from, to } = counted
  return q.query(sql<OwedMaterial>`
    select matter.number, matter.title, matter.item_code as "itemCode",
      matter.accountable_unit_code as "unitCode", debt ->> 'name' as material,
      (
        select text.body
        from kernel.matter_text as text
        where text.region_code = matter.region_code
          and text.matter_id = matter.id
          and text.kind = 'promise'
        order by text.seq desc
        limit 1
      ) as promise,
      (debt ->> 'since')::timestamptz as since, (debt ->> 'dueAt')::timestamptz as "dueAt",
      (debt ->> 'broughtAt')::timestamptz as "broughtAt", matter.closed_at as "closedAt"
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    cross join jsonb_array_elements(application.owed) as debts (debt)
    where application.region_code = ${regionCode}
      and application.owed <> '[]'
      and (debt ->> 'since')::timestamptz between ${from} and ${to}
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))
      and (${itemCode}::text is null or matter.item_code = ${itemCode})
    order by (debt ->> 'dueAt')::timestamptz, matter.number, debt ->> 'id'
    limit ${owedMax}`)
}

export interface MaterialUse {
  readonly itemCode: string
  readonly itemName: string
  readonly material: string
  readonly deferrable: boolean
  readonly applications: number
  readonly missingAtFirst: number
  readonly owed: number
  readonly broken: number
}

/**
 * Definition: applications received in the period, for each material the applicant has to hand in:
 * how many were asked for it, how many lacked it when they came, owed it, and broke the promise.
 */
export function selectMaterialUse(
  q: Queryable,
  counted: Counted & { readonly now: Date },
): Promise<MaterialUse[]> {
  const { regionCode, unitCodes, itemCode, from, to, now } = counted
  return q.query(sql<MaterialUse>`
    select matter.item_code as "itemCode", min(matter.title) as "itemName",
      material ->> 'name' as material, bool_and((material ->> 'deferrable')::boolean) as deferrable,
      count(*)::integer as applications,
      (count(*) filter (where material ->> 'id' = any(application.missing_at_first)))::integer
        as "missingAtFirst",
      (count(owed.promised))::integer as owed,
      (count(*) filter (
        where (owed.promised ->> 'dueAt')::timestamptz
          < coalesce((owed.promised ->> 'broughtAt')::timestamptz, matter.closed_at, ${now})
          and owed.promised ->> 'broughtAt' is null))::integer as broken
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    cross join jsonb_array_elements(plan.plan -> 'materials') as material
    left join lateral (
      select promise as promised
      from jsonb_array_elements(application.owed) as promises (promise)
      where promise ->> 'id' = material ->> 'id'
    ) as owed on true
    where application.region_code = ${regionCode}
      and matter.opened_at between ${from} and ${to}
      and material ->> 'source' = 'applicant'
      and matter.item_code is not null
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))
      and (${itemCode}::text is null or matter.item_code = ${itemCode})
    group by matter.item_code, material ->> 'name'
    order by "itemCode", "missingAtFirst", material
    limit 2000`)
}

export interface NoticeCount {
  readonly unitCode: string
  readonly received: number
  readonly told: number
  readonly toldAgain: number
  readonly rounds: number
  readonly reasons: Readonly<Record<string, number>>
}

/**
 * Definition: applications received in the period by the unit that answers for them; told is asked
 * for something once or more, told again twice or more (行政许可法 第三十二条: once).
 */
export function selectNotices(q: Queryable, counted: Counted): Promise<NoticeCount[]> {
  const { regionCode, unitCodes, itemCode, from, to } = counted
  return q.query(sql<NoticeCount>`
    with received as (
      select matter.accountable_unit_code as unit_code, application.correction_rounds as rounds,
        application.correction_reasons as reasons
      from applications.application as application
      join kernel.matter as matter
        on matter.region_code = application.region_code
        and matter.id = application.matter_id
      where application.region_code = ${regionCode}
        and matter.opened_at between ${from} and ${to}
        and (${unitCodes}::text[] is null
          or matter.accountable_unit_code = any(${unitCodes}::text[]))
        and (${itemCode}::text is null or matter.item_code = ${itemCode})
    ), by_reason as (
      select received.unit_code, reason, count(*) as n
      from received
      cross join unnest(received.reasons) as reason
      group by received.unit_code, reason
    )
    select received.unit_code as "unitCode", count(*)::integer as received,
      (count(*) filter (where rounds > 0))::integer as told,
      (count(*) filter (where rounds > 1))::integer as "toldAgain",
      sum(rounds)::integer as rounds,
      coalesce((
        select jsonb_object_agg(by_reason.reason, by_reason.n)
        from by_reason
        where by_reason.unit_code = received.unit_code
      ), '{}') as reasons
    from received
    group by received.unit_code
    order by "toldAgain" desc, received.unit_code`)
}

export interface LateStep {
  readonly application: string
  readonly title: string
  readonly leadUnitCode: string
  readonly step: string
  readonly number: string
  readonly unitCode: string
  readonly dueAt: Date
}

/** Open steps whose date has passed, of applications that units lead or steps that they have. */
export function selectLateSteps(
  q: Queryable,
  { regionCode, unitCodes, now }: Pick<Counted, 'regionCode' | 'unitCodes'> & { now: Date },
): Promise<LateStep[]> {
  return q.query(sql<LateStep>`
    select application.number as application, application.title,
      application.accountable_unit_code as "leadUnitCode", step.name as step, matter.number,
      matter.holder_unit_code as "unitCode", matter.next_due_at as "dueAt"
    from applications.step as step
    join kernel.matter as matter
      on matter.region_code = step.region_code
      and matter.id = step.matter_id
    join kernel.matter as application
      on application.region_code = step.region_code
      and application.id = step.application_id
    where step.region_code = ${regionCode}
      and matter.closed_at is null
      and matter.kind = 'approval_step'
      and matter.next_clock = 'step'
      and matter.next_due_at < ${now}
      and (${unitCodes}::text[] is null
        or application.accountable_unit_code = any(${unitCodes}::text[])
        or matter.holder_unit_code = any(${unitCodes}::text[]))
    order by matter.next_due_at, matter.number
    limit 500`)
}
