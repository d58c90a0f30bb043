import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, type Statement, sql } from '../../platform/db/sql.ts'
import type { GroupBy, MeasureRow, RectificationRow } from './summary.types.ts'

export interface Period {
  readonly regionCodes: readonly string[]
  /** Days of the city, both included. */
  readonly from: string
  readonly to: string
}

const why = 'figures add up the regions below; each counts once on every level'

/**
 * Definition: services by the day they ended, and the ratings they got since; a township's review
 * counts once in the township, its county and its city.
 */
export function selectMeasures(
  db: Queryable,
  groupBy: GroupBy,
  { regionCodes, from, to }: Period,
): Promise<MeasureRow[]> {
  return db.query(
    crossRegion(
      why,
      sql<MeasureRow>`
        select ${keyOf[groupBy]} as key, measure, sum(n)::integer as n
        from ${tableOf[groupBy]}
        where region_code = any(${regionCodes}::text[])
        and day between ${from} and ${to}
        group by 1, 2`,
    ),
  )
}

const keyOf: Record<GroupBy, Statement<unknown>> = {
  unit: sql`unit_code`,
  item: sql`item_code`,
  channel: sql`channel`,
}
const tableOf: Record<GroupBy, Statement<unknown>> = {
  unit: sql`reviews.daily_unit`,
  item: sql`reviews.daily_item`,
  channel: sql`reviews.daily_channel`,
}

/**
 * Definition: rectifications whose first promised date, as extended, lies in the period; in time is
 * answered by that date, and in original time by the date first promised. A date on which nobody
 * was to be held to account (exempt) counts as kept.
 */
export function selectRectifications(
  db: Queryable,
  groupBy: GroupBy,
  period: { readonly regionCodes: readonly string[]; readonly from: Date; readonly until: Date },
): Promise<RectificationRow[]> {
  return db.query(
    crossRegion(
      why,
      sql<RectificationRow>`
        select ${rectificationKey[groupBy]} as key,
          count(*)::integer as due,
          (count(*) filter (where clock.exempt or clock.stopped_at <= clock.due_at))::integer
            as "inTime",
          (count(*) filter (where clock.exempt or clock.stopped_at <= clock.original_due_at))::integer
            as "inOriginalTime",
          (count(*) filter (where rectification.follow_up_result in ('satisfied', 'not_satisfied')))::integer
            as "followedUp",
          (count(*) filter (where rectification.follow_up_result = 'satisfied'))::integer
            as "followUpSatisfied"
        from kernel.matter_clock as clock
        join kernel.matter as matter
          on matter.region_code = clock.region_code
          and matter.id = clock.matter_id
        join reviews.rectification as rectification
          on rectification.region_code = clock.region_code
          and rectification.matter_id = clock.matter_id
        join reviews.service_end as service_end
          on service_end.region_code = rectification.region_code
          and service_end.id = rectification.service_end_id
        where clock.region_code = any(${period.regionCodes}::text[])
        and clock.name = 'rectify'
        and clock.run = 1
        and clock.due_at between ${period.from} and ${period.until}
        and matter.count_in_assessment
        group by 1`,
    ),
  )
}

const rectificationKey: Record<GroupBy, Statement<unknown>> = {
  unit: sql`matter.accountable_unit_code`,
  item: sql`matter.item_code`,
  channel: sql`service_end.channel`,
}
