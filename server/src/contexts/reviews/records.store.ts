import type { Channel, Grade, Origin, Outcome } from '@huiyin/contract/reviews'
import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A service as another system is told of it. */
export interface ServiceRecord {
  readonly id: string
  readonly projectNo: string
  readonly serviceNumber: number
  readonly unitCode: string
  readonly itemCode: string
  readonly windowCode: string | null
  readonly staffCode: string | null
  readonly channel: Channel
  readonly outcome: Outcome
  readonly endedAt: Date
  readonly citizenId: string | null
}

/** A rating with the service it is about, as another system is told of it. */
export interface RatingRecord extends ServiceRecord {
  readonly round: 'first' | 'again' | 'default'
  readonly origin: Origin
  readonly ratedThrough: Channel
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly text: string | null
  readonly ratedAt: Date
}

export function findServiceRecords(
  db: Queryable,
  regionCode: string,
  ids: readonly string[],
): Promise<ServiceRecord[]> {
  return db.query(sql<ServiceRecord>`
    select id, project_no as "projectNo", service_number as "serviceNumber",
      unit_code as "unitCode", item_code as "itemCode", window_code as "windowCode",
      staff_code as "staffCode", channel, outcome, ended_at as "endedAt",
      citizen_id as "citizenId"
    from reviews.service_end
    where region_code = ${regionCode}
    and id = any(${ids}::uuid[])`)
}

/** @param ids - of reviews; each record carries the id of its review */
export function findRatingRecords(
  db: Queryable,
  regionCode: string,
  ids: readonly string[],
): Promise<RatingRecord[]> {
  return db.query(sql<RatingRecord>`
    select review.id, ended.project_no as "projectNo", ended.service_number as "serviceNumber",
      review.unit_code as "unitCode", review.item_code as "itemCode",
      review.window_code as "windowCode", review.staff_code as "staffCode", ended.channel,
      ended.outcome, ended.ended_at as "endedAt", review.citizen_id as "citizenId", review.round,
      review.origin, review.channel as "ratedThrough", review.grade, review.tags,
      review.text_body as text, review.submitted_at as "ratedAt"
    from reviews.review as review
    join reviews.service_end as ended
      on ended.region_code = review.region_code
      and ended.id = review.service_end_id
    where review.region_code = ${regionCode}
    and review.id = any(${ids}::uuid[])`)
}
