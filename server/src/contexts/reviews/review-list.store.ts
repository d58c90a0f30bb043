import type { Channel, Grade, Origin } from '@huiyin/contract/reviews'
import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, joinSql, type Statement, sql, unprepared } from '../../platform/db/sql.ts'

export interface ReviewListRow {
  readonly id: string
  readonly regionCode: string
  readonly number: string
  readonly submittedAt: Date
  readonly servedOn: string
  readonly unitCode: string
  readonly itemCode: string
  readonly channel: Channel
  readonly origin: Origin
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly text: string | null
  readonly adopted: boolean
  readonly matterNumber: string | null
}

export interface ReviewListFilter {
  readonly regionCodes: readonly string[]
  readonly from: string
  readonly to: string
  /** `null`: all units of the regions. */
  readonly unitCodes: readonly string[] | null
  readonly unit?: string
  readonly item?: string
  readonly channel?: string
  readonly grades: readonly Grade[] | undefined
  readonly counted?: 'yes'
  /** Reviews of this member of staff are not shown to him. */
  readonly ownStaffId: string
  readonly after: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Reviews of services that ended in the period, as the figures count them; newest first. */
export async function selectReviewList(
  db: Queryable,
  filter: ReviewListFilter,
): Promise<ReviewListRow[]> {
  const { after } = filter
  const conditions: (Statement<unknown> | undefined)[] = [
    sql`review.region_code = any(${filter.regionCodes}::text[])`,
    sql`service_end.ended_on between ${filter.from} and ${filter.to}`,
    sql`review.round <> 'default'`,
    filter.unitCodes === null
      ? undefined
      : sql`review.unit_code = any(${filter.unitCodes}::text[])`,
    filter.unit === undefined ? undefined : sql`review.unit_code = ${filter.unit}`,
    filter.item === undefined ? undefined : sql`review.item_code = ${filter.item}`,
    filter.channel === undefined ? undefined : sql`service_end.channel = ${filter.channel}`,
    filter.grades === undefined ? undefined : sql`review.grade = any(${filter.grades}::text[])`,
    filter.counted === undefined
      ? undefined
      : sql`review.origin = 'explicit' and review.adopted and review.round = 'first'`,
    sql`matter.about_staff_id is distinct from ${filter.ownStaffId}`,
    after && sql`(review.submitted_at, review.id) < (${after.at}, ${after.id}::uuid)`,
  ]
  return db.query(
    crossRegion(
      'the list behind a figure covers the regions the figure covers',
      unprepared(sql<ReviewListRow>`
        select review.id, review.region_code as "regionCode", review.number,
          review.submitted_at as "submittedAt", service_end.ended_on as "servedOn",
          review.unit_code as "unitCode", review.item_code as "itemCode", service_end.channel,
          review.origin, review.grade, review.tags, review.text_body as text, review.adopted,
          matter.number as "matterNumber"
        from reviews.review as review
        join reviews.service_end as service_end
          on service_end.region_code = review.region_code
          and service_end.id = review.service_end_id
        left join kernel.matter as matter
          on matter.region_code = review.region_code
          and matter.id = review.matter_id
        where ${joinSql(
          conditions.filter((one) => one !== undefined),
          ' and ',
        )}
        order by review.submitted_at desc, review.id desc
        limit ${filter.limit}`),
    ),
  )
}
