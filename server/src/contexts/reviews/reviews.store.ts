import type { ReviewWay } from '@huiyin/contract/figures'
import type { Channel, Grade, Origin } from '@huiyin/contract/reviews'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** 首评, 追评 after rectification, and silence recorded as a rating where a region rules so. */
export type Round = 'first' | 'again' | 'default'

/** Who asked the person: this house, the system above, or somebody before either (imported). */
export type CapturedBy = 'own' | 'province' | 'import'

/** A review as stored; the text lies here with its salt, the ledger holds the commitment. */
export interface StoredReview {
  readonly id: string
  readonly number: string
  readonly serviceEndId: string
  readonly round: Round
  readonly origin: Origin
  readonly channel: Channel
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly allowsContact: boolean
  readonly textBody: string | null
  readonly textSalt: Buffer | null
  readonly textCommitment: string | null
  readonly citizenId: string | null
  readonly unitCode: string
  readonly itemCode: string
  readonly windowCode: string | null
  readonly staffCode: string | null
  readonly receiptHash: Buffer
  readonly submittedAt: Date
  readonly submittedOn: string
  readonly matterId: string | null
  readonly adopted: boolean
  readonly capturedBy: CapturedBy
  readonly way: ReviewWay
}

const columns = {
  region_code: 'text',
  id: 'uuid',
  number: 'text',
  service_end_id: 'uuid',
  round: 'text',
  origin: 'text',
  channel: 'text',
  grade: 'text',
  tags: 'text[]',
  allows_contact: 'boolean',
  text_body: 'text',
  text_salt: 'bytea',
  text_commitment: 'text',
  citizen_id: 'uuid',
  unit_code: 'text',
  item_code: 'text',
  window_code: 'text',
  staff_code: 'text',
  receipt_hash: 'bytea',
  submitted_at: 'timestamptz',
  submitted_on: 'date',
  matter_id: 'uuid',
  adopted: 'boolean',
  captured_by: 'text',
  way: 'text',
} as const

const selected = sql`
  id, number, service_end_id as "serviceEndId", round, origin, channel, grade, tags,
  allows_contact as "allowsContact", text_body as "textBody", text_salt as "textSalt",
  text_commitment as "textCommitment", citizen_id as "citizenId", unit_code as "unitCode",
  item_code as "itemCode", window_code as "windowCode", staff_code as "staffCode",
  receipt_hash as "receiptHash", submitted_at as "submittedAt", submitted_on as "submittedOn",
  matter_id as "matterId", adopted, captured_by as "capturedBy", way`

/** One a service and round: who comes second is not among the ids returned. */
export async function insertReviews(
  tx: Tx,
  reviews: readonly StoredReview[],
): Promise<ReadonlySet<string>> {
  const rows = reviews.map((review) => ({
    region_code: tx.regionCode,
    id: review.id,
    number: review.number,
    service_end_id: review.serviceEndId,
    round: review.round,
    origin: review.origin,
    channel: review.channel,
    grade: review.grade,
    tags: review.tags,
    allows_contact: review.allowsContact,
    text_body: review.textBody,
    text_salt: review.textSalt,
    text_commitment: review.textCommitment,
    citizen_id: review.citizenId,
    unit_code: review.unitCode,
    item_code: review.itemCode,
    window_code: review.windowCode,
    staff_code: review.staffCode,
    receipt_hash: review.receiptHash,
    submitted_at: review.submittedAt,
    submitted_on: review.submittedOn,
    matter_id: review.matterId,
    adopted: review.adopted,
    captured_by: review.capturedBy,
    way: review.way,
  }))
  const inserted = await tx.query(
    insertRows<(typeof rows)[number], { id: string }>(
      'reviews.review',
      columns,
      rows,
      'on conflict (region_code, service_end_id, round) do nothing returning id',
    ),
  )
  return new Set(inserted.map(({ id }) => id))
}

export async function findReviewByNumber(
  db: Queryable,
  regionCode: string,
  number: string,
): Promise<StoredReview | undefined> {
  const [row] = await db.query(sql<StoredReview>`
    select ${selected}
    from reviews.review
    where region_code = ${regionCode}
    and number = ${number}`)
  return row
}

/** The reviews of a service, by round. */
export async function findReviewsOfService(
  db: Queryable,
  regionCode: string,
  serviceEndId: string,
): Promise<ReadonlyMap<Round, StoredReview>> {
  const rows = await db.query(sql<StoredReview>`
    select ${selected}
    from reviews.review
    where region_code = ${regionCode}
    and service_end_id = ${serviceEndId}`)
  return new Map(rows.map((row) => [row.round, row]))
}

/** The first reviews of services, by service. */
export async function findFirstReviews(
  db: Tx,
  serviceEndIds: readonly string[],
): Promise<ReadonlyMap<string, StoredReview>> {
  const rows = await db.query(sql<StoredReview>`
    select ${selected}
    from reviews.review
    where region_code = ${db.regionCode}
    and service_end_id = any(${serviceEndIds}::uuid[])
    and round = 'first'`)
  return new Map(rows.map((row) => [row.serviceEndId, row]))
}

/** The ratings services have, of every round. */
export function findRatings(
  tx: Tx,
  serviceEndIds: readonly string[],
): Promise<Pick<StoredReview, 'serviceEndId' | 'round' | 'grade'>[]> {
  return tx.query(sql<Pick<StoredReview, 'serviceEndId' | 'round' | 'grade'>>`
    select service_end_id as "serviceEndId", round, grade
    from reviews.review
    where region_code = ${tx.regionCode}
    and service_end_id = any(${serviceEndIds}::uuid[])`)
}

export async function findReviewOfMatter(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<StoredReview | undefined> {
  const [row] = await db.query(sql<StoredReview>`
    select ${selected}
    from reviews.review
    where region_code = ${regionCode}
    and matter_id = ${matterId}`)
  return row
}

/** Takes the default ratings of services away that were reviewed after all. */
export async function removeDefaults(
  tx: Tx,
  serviceEndIds: readonly string[],
): Promise<readonly { serviceEndId: string; grade: Grade }[]> {
  return tx.query(sql<{ serviceEndId: string; grade: Grade }>`
    delete from reviews.review
    where region_code = ${tx.regionCode}
    and service_end_id = any(${serviceEndIds}::uuid[])
    and round = 'default'
    returning service_end_id as "serviceEndId", grade`)
}

/** A review that its appeal took out of the rates; it stays stored and is counted beside them. */
export async function markNotAdopted(
  tx: Tx,
  matterIds: readonly string[],
): Promise<StoredReview[]> {
  return tx.query(sql<StoredReview>`
    update reviews.review
    set adopted = false
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])
    and adopted
    returning ${selected}`)
}

/** Staff who were rated: their ids, and whether they lead the unit that would handle it. */
export async function findRatedStaff(
  tx: Tx,
  staffCodes: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, { readonly staffId: string; readonly leads: readonly string[] }>> {
  const rows = await tx.query(sql<{ staffCode: string; staffId: string; leads: string[] }>`
    select staff.staff_code as "staffCode", staff.id as "staffId",
      coalesce(array_agg(post.unit_code) filter (where post.role = 'unit_leader'), '{}') as leads
    from kernel.staff as staff
    left join kernel.appointment as appointment
      on appointment.region_code = staff.region_code
      and appointment.staff_id = staff.id
      and appointment.valid_from <= ${day}
      and (appointment.valid_to is null or appointment.valid_to >= ${day})
    left join kernel.post as post
      on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where staff.region_code = ${tx.regionCode}
    and staff.staff_code = any(${staffCodes}::text[])
    group by staff.staff_code, staff.id`)
  return new Map(rows.map(({ staffCode, ...rest }) => [staffCode, rest]))
}
