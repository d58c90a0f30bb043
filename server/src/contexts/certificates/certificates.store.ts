import type { ListedState } from '@huiyin/contract/certificate-claims'
import type { LocalDay } from '@huiyin/contract/time'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Certificate, SignedCertificate } from './certificate.types.ts'

/** Certificates of some matters that are read at once. */
const ofMattersMax = 1000

const selected = sql`
  region_code as "regionCode", id, number, version, matter_id as "matterId",
  result_id as "resultId", name, item_name as "itemName", unit_code as "unitCode",
  issuer_name as "issuerName", holder_masked as "holderMasked", citizen_id as "citizenId",
  conditions, valid_from::text as "validFrom", valid_until::text as "validUntil",
  issued_at as "issuedAt", list, list_index as "listIndex", state,
  state_since::text as "stateSince", key_id as "keyId"`

export async function insertCertificates(
  tx: Tx,
  certificates: readonly SignedCertificate[],
): Promise<void> {
  if (certificates.length === 0) return
  await tx.query(
    insertRows(
      'certificates.certificate',
      {
        region_code: 'text',
        id: 'uuid',
        number: 'text',
        version: 'integer',
        matter_id: 'uuid',
        result_id: 'text',
        name: 'text',
        item_name: 'text',
        unit_code: 'text',
        issuer_name: 'text',
        holder_masked: 'text',
        citizen_id: 'uuid',
        conditions: 'text',
        valid_from: 'date',
        valid_until: 'date',
        issued_at: 'timestamptz',
        list: 'integer',
        list_index: 'integer',
        state: 'text',
        state_since: 'date',
        key_id: 'text',
        sealed_code: 'text',
      },
      certificates.map((one) => ({
        region_code: tx.regionCode,
        id: one.id,
        number: one.number,
        version: one.version,
        matter_id: one.matterId,
        result_id: one.resultId,
        name: one.name,
        item_name: one.itemName,
        unit_code: one.unitCode,
        issuer_name: one.issuerName,
        holder_masked: one.holderMasked,
        citizen_id: one.citizenId,
        conditions: one.conditions,
        valid_from: one.validFrom,
        valid_until: one.validUntil,
        issued_at: one.issuedAt,
        list: one.list,
        list_index: one.listIndex,
        state: one.state,
        state_since: one.stateSince,
        key_id: one.keyId,
        sealed_code: one.sealedCode,
      })),
    ),
  )
}

export async function findCertificate(
  q: Queryable,
  regionCode: string,
  number: string,
): Promise<Certificate | undefined> {
  const [row] = await q.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${regionCode}
    and number = ${number}`)
  return row
}

export async function findCertificateById(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Certificate | undefined> {
  const [row] = await q.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return row
}

/** What is signed, encrypted; the process of the public zone may not read it. */
export async function findSealedCode(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ sealedCode: string }>`
    select sealed_code as "sealedCode"
    from certificates.certificate
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return row?.sealedCode
}

/** The certificates that came of some matters, the newest version first. */
export function certificatesOfMatters(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<Certificate[]> {
  return q.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])
    order by matter_id, result_id, version desc
    limit ${ofMattersMax}`)
}

/** Certificates kept of one person that are read at once. */
const heldMax = 200

/** The certificates these people hold or held, the newest first. */
export function selectHeld(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<Certificate[]> {
  return q.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${regionCode}
    and citizen_id = any(${citizenIds}::uuid[])
    order by issued_at desc, id
    limit ${heldMax}`)
}

/** The states of a list in the order of their places; a place nobody took is left out. */
export function selectListedStates(
  q: Queryable,
  regionCode: string,
  list: number,
): Promise<{ index: number; state: ListedState }[]> {
  return q.query(sql<{ index: number; state: ListedState }>`
    select list_index as index, state
    from certificates.certificate
    where region_code = ${regionCode}
    and list = ${list}
    order by list_index`)
}

/** Locks the row of a version and says in what state it is. */
export async function lockCertificate(tx: Tx, id: string): Promise<Certificate | undefined> {
  const [row] = await tx.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${tx.regionCode}
    and id = ${id}::uuid
    for update`)
  return row
}

export async function setState(
  tx: Tx,
  set: { readonly id: string; readonly state: ListedState; readonly since: LocalDay | null },
): Promise<void> {
  await tx.query(sql`
    update certificates.certificate
    set state = ${set.state}, state_since = ${set.since}::date
    where region_code = ${tx.regionCode}
    and id = ${set.id}::uuid`)
}

/** How the register is asked; what has run out is no state that is kept, but is asked for as one. */
export interface RegisterAsked {
  readonly search: string
  /** Whose certificates are meant as well. */
  readonly holderIds: readonly string[]
  readonly state: ListedState | 'expired' | null
  readonly today: LocalDay
  readonly before: string | null
  readonly limit: number
}

/** One page of the register, the newest first. */
export function selectRegister(
  q: Queryable,
  regionCode: string,
  { search, holderIds, state, today, before, limit }: RegisterAsked,
): Promise<Certificate[]> {
  const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return q.query(sql<Certificate>`
    select ${selected}
    from certificates.certificate
    where region_code = ${regionCode}
    and (number like ${part.toUpperCase()} or name like ${part} or item_name like ${part}
      or citizen_id = any(${holderIds}::uuid[]))
    and (${state}::text is null or ${state} = case
      when state in ('valid', 'changing') and valid_until < ${today}::date then 'expired'
      else state end)
    and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc
    limit ${limit}`)
}

/** Certificates in force that a key signed: they have to be issued again if it is lost to others. */
export async function countSignedWith(tx: Tx, keyId: string): Promise<number> {
  const [row] = await tx.query(sql<{ n: number }>`
    select count(*)::integer as n
    from certificates.certificate
    where region_code = ${tx.regionCode}
    and key_id = ${keyId}
    and state in ('valid', 'changing')`)
  return row?.n ?? 0
}
