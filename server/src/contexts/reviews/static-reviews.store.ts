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

/** A review by static code and where its code hung. */
export interface CheckedReview extends Omit<StaticReview, 'phoneLookup' | 'code'> {
  readonly regionCode: string
  readonly unitCode: string
  readonly windowCode: string | null
  readonly itemCode: string
  readonly matterNumber: string
}

export async function findChecked(tx: Tx, matterId: string): Promise<CheckedReview | undefined> {
  const [row] = await tx.query(sql<CheckedReview>`
    select given.region_code as "regionCode", given.id, given.number,
      given.citizen_id as "citizenId", given.grade, given.tags,
      given.allows_contact as "allowsContact", given.text_body as text, given.text_salt as salt,
      given.text_commitment as commitment, given.served_on as "servedOn",
      given.receipt_hash as "receiptHash", given.submitted_at as "submittedAt",
      given.submitted_on as "submittedOn", given.matter_id as "matterId",
      code.unit_code as "unitCode", code.window_code as "windowCode",
      matter.item_code as "itemCode", matter.number as "matterNumber"
    from reviews.static_review as given
    join reviews.static_code as code
      on code.region_code = given.region_code
      and code.code = given.code
    join kernel.matter as matter
      on matter.region_code = given.region_code
      and matter.id = given.matter_id
    where given.region_code = ${tx.regionCode}
    and given.matter_id = ${matterId}`)
  return row
}

/** Writes what the check of a static review found. */
export async function saveFinding(tx: Tx, matterId: string, finding: string): Promise<void> {
  await tx.query(sql`
    update reviews.static_review
    set finding = ${finding}
    where region_code = ${tx.regionCode}
    and matter_id = ${matterId}`)
}
