import type { ContactPurpose, IdentityGrade, RetentionClass } from '@huiyin/contract/people'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

export interface CitizenRow {
  readonly id: string
  readonly kind: 'person' | 'enterprise'
  readonly identityGrade: IdentityGrade
  readonly nameCipher: string | null
  readonly nameLookup: string | null
  readonly phoneCipher: string | null
  readonly phoneLookup: string | null
  readonly phoneSuffixLookup: string | null
  readonly idNumberCipher: string | null
  readonly idLookup: string | null
  readonly retentionClass: RetentionClass
  readonly retentionVersion: string
  readonly createdAt: Date
  readonly eraseAfter: Date
  readonly erasedAt: Date | null
}

export async function insertCitizens(tx: Tx, citizens: readonly CitizenRow[]): Promise<void> {
  await tx.query(
    insertRows(
      'kernel.citizen',
      {
        region_code: 'text',
        id: 'uuid',
        kind: 'text',
        identity_grade: 'text',
        name_cipher: 'text',
        name_lookup: 'text',
        phone_cipher: 'text',
        phone_lookup: 'text',
        phone_suffix_lookup: 'text',
        id_number_cipher: 'text',
        id_lookup: 'text',
        retention_class: 'text',
        retention_version: 'text',
        created_at: 'timestamptz',
        erase_after: 'timestamptz',
      },
      citizens.map((citizen) => ({
        region_code: tx.regionCode,
        id: citizen.id,
        kind: citizen.kind,
        identity_grade: citizen.identityGrade,
        name_cipher: citizen.nameCipher,
        name_lookup: citizen.nameLookup,
        phone_cipher: citizen.phoneCipher,
        phone_lookup: citizen.phoneLookup,
        phone_suffix_lookup: citizen.phoneSuffixLookup,
        id_number_cipher: citizen.idNumberCipher,
        id_lookup: citizen.idLookup,
        retention_class: citizen.retentionClass,
        retention_version: citizen.retentionVersion,
        created_at: citizen.createdAt,
        erase_after: citizen.eraseAfter,
      })),
    ),
  )
}

export function selectCitizens(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<CitizenRow[]> {
  return q.query(sql<CitizenRow>`
    select id, kind, identity_grade as "identityGrade", name_cipher as "nameCipher",
      name_lookup as "nameLookup",
      phone_cipher as "phoneCipher", phone_lookup as "phoneLookup",
      phone_suffix_lookup as "phoneSuffixLookup",
      id_number_cipher as "idNumberCipher", id_lookup as "idLookup",
      retention_class as "retentionClass", retention_version as "retentionVersion",
      created_at as "createdAt", erase_after as "eraseAfter", erased_at as "erasedAt"
    from kernel.citizen
    where region_code = ${regionCode}
      and id = any(${citizenIds}::uuid[])
    order by id`)
}

/**
 * The keyed hash of the last digits of a person's phone: all that the public side may read of it.
 *
 * @returns `null` when no phone is known, `undefined` when the person is not
 */
export async function selectPhoneSuffix(
  q: Queryable,
  regionCode: string,
  citizenId: string,
): Promise<string | null | undefined> {
  const [row] = await q.query(sql<{ hash: string | null }>`
    select phone_suffix_lookup as hash
    from kernel.citizen
    where region_code = ${regionCode}
      and id = ${citizenId}`)
  return row?.hash
}

/** Ids of people with one of these keyed hashes, newest first, at most 200. */
export async function selectIdsByLookup(
  q: Queryable,
  regionCode: string,
  kind: LookupKind,
  lookups: readonly string[],
): Promise<string[]> {
  const rows = await q.query(sql<{ id: string }>`
    select id
    from kernel.citizen
    where region_code = ${regionCode}
      and ${lookupColumns[kind]} = any(${lookups}::text[])
    order by id desc
    limit 200`)
  return rows.map((row) => row.id)
}

const lookupColumns = {
  phone: sql`phone_lookup`,
  'id-number': sql`id_lookup`,
  name: sql`name_lookup`,
}
/** What people are found by, as the keyed hashes name it. */
export type LookupKind = keyof typeof lookupColumns

/** Moves the day of erasure later: a matter that is still open keeps the contact it needs. */
export async function updateEraseAfter(
  tx: Tx,
  citizenIds: readonly string[],
  eraseAfter: Date,
): Promise<void> {
  await tx.query(sql`
    update kernel.citizen
    set erase_after = greatest(erase_after, ${eraseAfter}::timestamptz)
    where region_code = ${tx.regionCode}
      and id = any(${citizenIds}::uuid[])
      and erased_at is null`)
}

/** Erases the data and keeps the row; at most `limit` people, oldest first. */
export async function eraseDueCitizens(tx: Tx, now: Date, limit: number): Promise<number> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.citizen
    set name_cipher = null, name_lookup = null, phone_cipher = null, phone_lookup = null,
      phone_suffix_lookup = null, id_number_cipher = null, id_lookup = null, erased_at = ${now}::timestamptz
    where region_code = ${tx.regionCode}
      and id in (
        select id
        from kernel.citizen
        where region_code = ${tx.regionCode}
          and erased_at is null
          and erase_after <= ${now}::timestamptz
        order by erase_after, id
        limit ${limit}
        for update skip locked
      )
    returning id`)
  return rows.length
}

/** Erases the data of people and keeps their rows. */
export async function eraseCitizens(
  tx: Tx,
  citizenIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update kernel.citizen
    set name_cipher = null, name_lookup = null, phone_cipher = null, phone_lookup = null,
      phone_suffix_lookup = null, id_number_cipher = null, id_lookup = null,
      erased_at = ${now}::timestamptz
    where region_code = ${tx.regionCode}
      and id = any(${citizenIds}::uuid[])
      and erased_at is null`)
}

/** A name or a phone as it should be; what is left out stays. */
export interface Resealed {
  readonly nameCipher: string | null
  readonly nameLookup: string | null
  readonly phoneCipher: string | null
  readonly phoneLookup: string | null
  readonly phoneSuffixLookup: string | null
}

export async function updateContact(tx: Tx, citizenId: string, right: Resealed): Promise<void> {
  await tx.query(sql`
    update kernel.citizen
    set name_cipher = coalesce(${right.nameCipher}, name_cipher),
      name_lookup = coalesce(${right.nameLookup}, name_lookup),
      phone_cipher = coalesce(${right.phoneCipher}, phone_cipher),
      phone_lookup = coalesce(${right.phoneLookup}, phone_lookup),
      phone_suffix_lookup = coalesce(${right.phoneSuffixLookup}, phone_suffix_lookup)
    where region_code = ${tx.regionCode}
      and id = ${citizenId}
      and erased_at is null`)
}

export interface ContactViewRow {
  readonly id: string
  readonly citizenId: string
  readonly matterId: string | null
  readonly staffId: string
  readonly unitCode: string
  readonly purpose: ContactPurpose
  readonly seenAt: Date
}

export async function insertContactView(tx: Tx, view: ContactViewRow): Promise<void> {
  await tx.query(sql`
    insert into kernel.contact_view
      (region_code, id, citizen_id, matter_id, staff_id, unit_code, purpose, seen_at)
    values (${tx.regionCode}, ${view.id}, ${view.citizenId}, ${view.matterId}, ${view.staffId},
      ${view.unitCode}, ${view.purpose}, ${view.seenAt})`)
}

/** Looks at the data of people, newest first, at most 200. */
export function selectContactViews(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<ContactViewRow[]> {
  return q.query(sql<ContactViewRow>`
    select id, citizen_id as "citizenId", matter_id as "matterId", staff_id as "staffId",
      unit_code as "unitCode", purpose, seen_at as "seenAt"
    from kernel.contact_view
    where region_code = ${regionCode}
      and citizen_id = any(${citizenIds}::uuid[])
    order by seen_at desc, id desc
    limit 200`)
}
