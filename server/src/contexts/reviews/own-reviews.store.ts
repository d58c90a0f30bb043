import type { Grade } from '@huiyin/contract/reviews'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A review as the person who gave it finds it again. */
export interface OwnReview {
  readonly number: string
  readonly unitCode: string
  readonly grade: Grade
  readonly text: string | null
  readonly submittedAt: Date
}

/** The reviews these people gave, newest first, at most 200. */
export function selectReviewsOf(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<OwnReview[]> {
  return q.query(sql<OwnReview>`
    select number, unit_code as "unitCode", grade, text_body as text,
      submitted_at as "submittedAt"
    from reviews.review
    where region_code = ${regionCode}
      and citizen_id = any(${citizenIds}::uuid[])
    order by submitted_at desc, id
    limit 200`)
}

/** Which of these people was given this receipt code for a review. */
export async function selectReviewHolder(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly citizenIds: readonly string[]
    readonly receiptHash: Buffer
  },
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ citizenId: string }>`
    select citizen_id as "citizenId"
    from reviews.review
    where region_code = ${asked.regionCode}
      and citizen_id = any(${asked.citizenIds}::uuid[])
      and receipt_hash = ${asked.receiptHash}
    limit 1`)
  return row?.citizenId
}

/** Erases what these people wrote in their reviews; level and tags stay, so that no figure changes. */
export async function eraseTextsOfReviewers(tx: Tx, citizenIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    update reviews.review
    set text_body = null, text_salt = null
    where region_code = ${tx.regionCode}
      and citizen_id = any(${citizenIds}::uuid[])
      and text_body is not null`)
  await tx.query(sql`
    update reviews.static_review
    set text_body = null, text_salt = null
    where region_code = ${tx.regionCode}
      and citizen_id = any(${citizenIds}::uuid[])
      and text_body is not null`)
}
