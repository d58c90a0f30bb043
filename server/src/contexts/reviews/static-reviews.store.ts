import type { Grade } from '@huiyin/contract/reviews'
import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A review by static code, kept apart from the rates. */
export interface StaticReview {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly phoneLookup: string
  readonly citizenId: string | null
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly allowsContact: boolean
  readonly text: string | null
  readonly salt: Buffer | null
  readonly commitment: string | null
  readonly servedOn: string
  readonly receiptHash: Buffer
  readonly submittedAt: Date
  readonly submittedOn: string
  readonly matterId: string
}

/** @returns whether it was the first of this phone, code and day */
export async function insertStaticReview(tx: Tx, review: StaticReview): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    insert into reviews.static_review
      (region_code, id, number, code, phone_lookup, citizen_id, grade, tags, allows_contact,
       text_body, text_salt, text_commitment, served_on, receipt_hash, submitted_at, submitted_on,
       matter_id)
    values (${tx.regionCode}, ${review.id}, ${review.number}, ${review.code},
      ${review.phoneLookup}, ${review.citizenId}, ${review.grade}, ${[...review.tags]},
      ${review.allowsContact}, ${review.text}, ${review.salt}, ${review.commitment},
      ${review.servedOn}, ${review.receiptHash}, ${review.submittedAt}, ${review.submittedOn},
      ${review.matterId})
    on conflict (region_code, code, phone_lookup, submitted_on) do nothing
    returning id`)
  return rows.length > 0
}

/** Writes what the check of a static review found. */
export async function saveFinding(tx: Tx, matterId: string, finding: string): Promise<void> {
  await tx.query(sql`
    update reviews.static_review
    set finding = ${finding}
    where region_code = ${tx.regionCode}
    and matter_id = ${matterId}`)
}
