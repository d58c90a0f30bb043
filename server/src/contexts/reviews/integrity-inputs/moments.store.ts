import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Most reviews of a region and month that are looked at: a large county's. */
const momentsMax = 500_000

/** Days of the city, both included. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A review a person gave, and when, without anything of who gave it. */
export interface ReviewMoment {
  readonly reviewId: string
  readonly unitCode: string
  /** A window, or the unit where no window was told. */
  readonly place: string
  /** Seconds since 1970. */
  readonly endedAt: number
  readonly submittedAt: number
  readonly isHighest: boolean
  readonly hasWords: boolean
  /** The browser of a day, for a person's own review; `null` at a shared device or with a helper. */
  readonly device: string | null
  readonly onStaffScreen: boolean
}

/**
 * Definition: explicit, adopted reviews of services that ended in the span. A helper reviews for
 * many from one phone and should: such services name no device.
 */
export function selectReviewMoments(
  db: Queryable,
  regionCode: string,
  { from, to }: Span,
): Promise<ReviewMoment[]> {
  return db.query(sql<ReviewMoment>`
    select review.id as "reviewId", review.unit_code as "unitCode",
      coalesce(review.window_code, review.unit_code) as place,
      extract(epoch from service_end.ended_at)::bigint as "endedAt",
      extract(epoch from review.submitted_at)::bigint as "submittedAt",
      review.grade = 'very_satisfied' as "isHighest",
      review.text_commitment is not null or cardinality(review.tags) > 0 as "hasWords",
      case when not service_end.helped then encode(trace.device, 'hex') end as device,
      coalesce(trace.on_staff_screen, false) as "onStaffScreen"
    from reviews.review as review
    join reviews.service_end as service_end
      on service_end.region_code = review.region_code
      and service_end.id = review.service_end_id
    left join reviews.review_trace as trace
      on trace.region_code = review.region_code
      and trace.review_id = review.id
    where review.region_code = ${regionCode}
    and review.submitted_on >= ${from}
    and service_end.ended_on between ${from} and ${to}
    and review.round = 'first'
    and review.origin = 'explicit'
    and review.adopted
    order by review.id
    limit ${momentsMax}`)
}

export interface ParticipationDay {
  readonly unitCode: string
  readonly ended: number
  readonly reviewed: number
  readonly isAfterBad: boolean
}

/**
 * Definition: services of a unit by the day they ended, how many were reviewed within three days,
 * and whether a bad review of the unit had come in on one of the three days before.
 */
export function selectParticipationDays(
  db: Queryable,
  regionCode: string,
  { from, to }: Span,
): Promise<ParticipationDay[]> {
  return db.query(sql<ParticipationDay>`
    select ended.unit_code as "unitCode", ended.n::integer as ended,
      ended.reviewed::integer as reviewed, exists (
        select 1
        from reviews.review as bad
        where bad.region_code = ${regionCode}
        and bad.unit_code = ended.unit_code
        and bad.grade in ('dissatisfied', 'very_dissatisfied')
        and bad.submitted_on between ended.day - 3 and ended.day - 1
      ) as "isAfterBad"
    from (
      select service_end.unit_code, service_end.ended_on as day, count(*) as n,
        count(review.id) filter (
          where review.origin = 'explicit'
          and review.submitted_on <= service_end.ended_on + 3
        ) as reviewed
      from reviews.service_end as service_end
      left join reviews.review as review
        on review.region_code = service_end.region_code
        and review.service_end_id = service_end.id
        and review.round = 'first'
      where service_end.region_code = ${regionCode}
      and service_end.ended_on between ${from} and ${to}
      group by service_end.unit_code, service_end.ended_on
    ) as ended
    order by ended.unit_code, ended.day`)
}
