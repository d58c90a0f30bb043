import type { Queryable } from '../../../platform/db/db.ts'
import { crossRegion, sql } from '../../../platform/db/sql.ts'
import type { Span } from './moments.store.ts'

const why = 'a county sees how the figures of its townships came about'

export interface ReviewSums {
  readonly unitCode: string
  readonly reviewed: number
  readonly good: number
  readonly flagged: number
  readonly flaggedGood: number
  readonly withinTen: number
}

/**
 * Definition: explicit, adopted reviews of services that ended in the span, by unit; of these the
 * flagged, and those given within ten seconds of the end.
 */
export function selectReviewSums(
  db: Queryable,
  regionCodes: readonly string[],
  { from, to, flaggedIds }: Span & { readonly flaggedIds: readonly string[] },
): Promise<ReviewSums[]> {
  return db.query(
    crossRegion(
      why,
      sql<ReviewSums>`
        select review.unit_code as "unitCode", count(*)::integer as reviewed,
          (count(*) filter (where review.grade not like '%dissatisfied'))::integer as good,
          (count(*) filter (where review.id = any(${flaggedIds}::uuid[])))::integer as flagged,
          (count(*) filter (where review.id = any(${flaggedIds}::uuid[])
            and review.grade not like '%dissatisfied'))::integer as "flaggedGood",
          (count(*) filter (where
            extract(epoch from review.submitted_at - service_end.ended_at) <= 10))::integer
            as "withinTen"
        from reviews.review as review
        join reviews.service_end as service_end
          on service_end.region_code = review.region_code
          and service_end.id = review.service_end_id
        where review.region_code = any(${regionCodes}::text[])
        and review.submitted_on >= ${from}
        and service_end.ended_on between ${from} and ${to}
        and review.round = 'first'
        and review.origin = 'explicit'
        and review.adopted
        group by review.unit_code`,
    ),
  )
}

export interface ReportSums {
  readonly unitCode: string
  readonly ended: number
  readonly lateReports: number
}

/** Definition: services that ended in the span; late is reported more than a day after the end. */
export function selectReportSums(
  db: Queryable,
  regionCodes: readonly string[],
  { from, to }: Span,
): Promise<ReportSums[]> {
  return db.query(
    crossRegion(
      why,
      sql<ReportSums>`
        select unit_code as "unitCode", count(*)::integer as ended,
          (count(*) filter (where extract(epoch from received_at - ended_at) > 86400))::integer
            as "lateReports"
        from reviews.service_end
        where region_code = any(${regionCodes}::text[])
        and ended_on between ${from} and ${to}
        group by unit_code`,
    ),
  )
}

export interface RectificationSums {
  readonly unitCode: string
  readonly extensions: number
  readonly due: number
  readonly inTime: number
  readonly excluded: number
  readonly excludedInTime: number
}

/**
 * Definition: rectifications due in the span with their extensions, and how many were kept, with
 * and without those approved as not assessed.
 */
export function selectRectificationSums(
  db: Queryable,
  regionCodes: readonly string[],
  span: { readonly from: Date; readonly until: Date },
): Promise<RectificationSums[]> {
  const kept = sql`(clock.exempt or clock.stopped_at <= clock.due_at)`
  return db.query(
    crossRegion(
      why,
      sql<RectificationSums>`
        select matter.accountable_unit_code as "unitCode",
          sum(rectification.extensions)::integer as extensions,
          (count(*) filter (where matter.count_in_assessment))::integer as due,
          (count(*) filter (where matter.count_in_assessment and ${kept}))::integer as "inTime",
          (count(*) filter (where not matter.count_in_assessment))::integer as excluded,
          (count(*) filter (where not matter.count_in_assessment and ${kept}))::integer
            as "excludedInTime"
        from kernel.matter_clock as clock
        join kernel.matter as matter
          on matter.region_code = clock.region_code
          and matter.id = clock.matter_id
        join reviews.rectification as rectification
          on rectification.region_code = clock.region_code
          and rectification.matter_id = clock.matter_id
        where clock.region_code = any(${regionCodes}::text[])
        and clock.name = 'rectify'
        and clock.run = 1
        and clock.due_at between ${span.from} and ${span.until}
        group by matter.accountable_unit_code`,
    ),
  )
}

export interface WindowDay {
  readonly regionCode: string
  readonly windowCode: string
  readonly day: string
  readonly ended: number
}

/** Definition: services that ended at a window on a day. */
export function selectWindowDays(
  db: Queryable,
  regionCodes: readonly string[],
  { from, to }: Span,
): Promise<WindowDay[]> {
  return db.query(
    crossRegion(
      why,
      sql<WindowDay>`
        select region_code as "regionCode", window_code as "windowCode", ended_on as day,
          count(*)::integer as ended
        from reviews.service_end
        where region_code = any(${regionCodes}::text[])
        and ended_on between ${from} and ${to}
        and window_code is not null
        group by region_code, window_code, ended_on`,
    ),
  )
}
