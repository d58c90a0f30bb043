import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Span } from './moments.store.ts'

/** A second review of somebody who had told the caller that all was well. */
export interface FollowedUp {
  readonly unitCode: string
  readonly reviewId: string
  readonly isBadAgain: boolean
}

/** Definition: second reviews of the span whose follow-up was written down as satisfied. */
export function selectFollowedUp(
  db: Queryable,
  regionCode: string,
  { from, to }: Span,
): Promise<FollowedUp[]> {
  return db.query(sql<FollowedUp>`
    select review.unit_code as "unitCode", review.id as "reviewId",
      review.grade in ('dissatisfied', 'very_dissatisfied') as "isBadAgain"
    from reviews.review as review
    join reviews.review as first
      on first.region_code = review.region_code
      and first.service_end_id = review.service_end_id
      and first.round = 'first'
    join reviews.rectification as rectification
      on rectification.region_code = first.region_code
      and rectification.review_id = first.id
    where review.region_code = ${regionCode}
    and review.submitted_on between ${from} and ${to}
    and review.round = 'again'
    and rectification.follow_up_result = 'satisfied'
    order by review.id`)
}

export interface RatedDay {
  readonly unitCode: string
  readonly day: string
  readonly reviewed: number
  /** Of these, very satisfied. */
  readonly highest: number
}

/** Definition: explicit reviews of a unit by the day its services ended, from the running totals. */
export function selectRatedDays(
  db: Queryable,
  regionCode: string,
  { from, to }: Span,
): Promise<RatedDay[]> {
  return db.query(sql<RatedDay>`
    select unit_code as "unitCode", day, sum(n)::integer as reviewed,
      coalesce(sum(n) filter (where measure = 'explicit:very_satisfied'), 0)::integer as highest
    from reviews.daily_unit
    where region_code = ${regionCode}
    and day between ${from} and ${to}
    and measure like 'explicit:%'
    group by unit_code, day
    order by unit_code, day`)
}
