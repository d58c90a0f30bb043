import type { Grade } from '@huiyin/contract/reviews'
import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

export interface PublishedRow {
  readonly regionCode: string
  readonly matterId: string
  readonly number: string
  readonly publishedAt: Date
  readonly unitCode: string
  readonly itemCode: string
  readonly grade: Grade
  readonly text: string | null
  readonly answer: string
  readonly rectifiedInTime: boolean
  readonly againGrade: Grade | null
}

/** Closed rectifications whose publication was decided, newest first. */
export async function selectPublished(
  db: Queryable,
  page: {
    readonly regionCodes: readonly string[]
    readonly after: { readonly at: Date; readonly id: string } | undefined
    readonly limit: number
    readonly unitCode?: string
    readonly itemCode?: string
  },
): Promise<PublishedRow[]> {
  const { after } = page
  const place =
    after === undefined
      ? sql``
      : sql`and (matter.closed_at, matter.id) < (${after.at}, ${after.id}::uuid)`
  const ofUnit =
    page.unitCode === undefined ? sql`` : sql`and matter.accountable_unit_code = ${page.unitCode}`
  const ofItem = page.itemCode === undefined ? sql`` : sql`and review.item_code = ${page.itemCode}`
  return db.query(
    crossRegion(
      'a county publishes for itself and its townships',
      sql<PublishedRow>`
        select matter.region_code as "regionCode", matter.id as "matterId", matter.number,
          matter.closed_at as "publishedAt", matter.accountable_unit_code as "unitCode",
          review.item_code as "itemCode", review.grade, published.body as text,
          answer.body as answer,
          coalesce(clock.exempt or clock.stopped_at <= clock.due_at, false) as "rectifiedInTime",
          again.grade as "againGrade"
        from reviews.rectification as rectification
        join kernel.matter as matter
          on matter.region_code = rectification.region_code
          and matter.id = rectification.matter_id
        join reviews.review as review
          on review.region_code = rectification.region_code
          and review.id = rectification.review_id
        join kernel.matter_text as answer
          on answer.region_code = matter.region_code
          and answer.matter_id = matter.id
          and answer.kind = 'published_answer'
        left join kernel.matter_text as published
          on published.region_code = matter.region_code
          and published.matter_id = matter.id
          and published.kind = 'published_text'
        left join kernel.matter_clock as clock
          on clock.region_code = matter.region_code
          and clock.matter_id = matter.id
          and clock.name = 'rectify'
          and clock.run = 1
        left join reviews.review as again
          on again.region_code = rectification.region_code
          and again.service_end_id = rectification.service_end_id
          and again.round = 'again'
        where rectification.region_code = any(${page.regionCodes}::text[])
        and rectification.publication = 'published'
        and answer.body is not null
        ${place}
        ${ofUnit}
        ${ofItem}
        order by matter.closed_at desc, matter.id desc
        limit ${page.limit}`,
    ),
  )
}

/** Bad reviews of a region whose publication was decided. */
export async function countPublished(db: Queryable, regionCode: string): Promise<number> {
  const [row] = await db.query(sql<{ matters: number }>`
    select count(*)::int as matters
    from reviews.rectification as rectification
    join kernel.matter_text as answer
      on answer.region_code = rectification.region_code
      and answer.matter_id = rectification.matter_id
      and answer.kind = 'published_answer'
    where rectification.region_code = ${regionCode}`)
  return row?.matters ?? 0
}
