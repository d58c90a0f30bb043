import type { PhoneCodePurpose } from '@huiyin/contract/people'
import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface PhoneCodeRow {
  readonly id: string
  readonly purpose: PhoneCodePurpose
  readonly phoneLookup: string
  readonly addressLookup: string
  readonly codeHash: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** @returns false when another was kept for the phone in the same minute, by a request beside it */
export async function insertPhoneCode(tx: Tx, code: PhoneCodeRow): Promise<boolean> {
  const minute = Math.floor(code.createdAt.getTime() / 60_000)
  const rows = await tx.query(sql<{ id: string }>`
    insert into kernel.phone_code
      (region_code, id, purpose, phone_lookup, address_lookup, code_hash, tries, minute,
        created_at, expires_at)
    values (${tx.regionCode}, ${code.id}, ${code.purpose}, ${code.phoneLookup},
      ${code.addressLookup}, ${code.codeHash}, 0, ${minute}, ${code.createdAt}, ${code.expiresAt})
    on conflict (region_code, phone_lookup, minute) do nothing
    returning id`)
  return rows.length === 1
}

/** When codes were sent to a phone and asked for from an address since a moment, newest first. */
export async function selectSent(
  tx: Tx,
  asked: { phone: readonly string[]; address: readonly string[]; since: Date },
): Promise<{ byPhone: Date[]; byAddress: Date[] }> {
  const byPhone = await tx.query(sql<{ createdAt: Date }>`
    select created_at as "createdAt"
    from kernel.phone_code
    where region_code = ${tx.regionCode}
      and phone_lookup = any(${asked.phone}::text[])
      and created_at > ${asked.since}::timestamptz
    order by created_at desc, id
    limit 200`)
  const byAddress = await tx.query(sql<{ createdAt: Date }>`
    select created_at as "createdAt"
    from kernel.phone_code
    where region_code = ${tx.regionCode}
      and address_lookup = any(${asked.address}::text[])
      and created_at > ${asked.since}::timestamptz
    order by created_at desc, id
    limit 200`)
  return {
    byPhone: byPhone.map((row) => row.createdAt),
    byAddress: byAddress.map((row) => row.createdAt),
  }
}

/** Counts a try on the newest unused code of the phone, and returns it while tries are left. */
export async function tryNewestCode(
  tx: Tx,
  asked: {
    purpose: PhoneCodePurpose
    phone: readonly string[]
    now: Date
    triesMax: number
  },
): Promise<{ id: string; codeHash: string; tries: number } | undefined> {
  const [row] = await tx.query(sql<{ id: string; codeHash: string; tries: number }>`
    update kernel.phone_code
    set tries = tries + 1
    where region_code = ${tx.regionCode}
      and tries < ${asked.triesMax}
      and used_at is null
      and expires_at > ${asked.now}::timestamptz
      and id = (
        select id
        from kernel.phone_code
        where region_code = ${tx.regionCode}
          and phone_lookup = any(${asked.phone}::text[])
          and purpose = ${asked.purpose}
        order by created_at desc, id desc
        limit 1
      )
    returning id, code_hash as "codeHash", tries`)
  return row
}

/** @returns false when it was spent before */
export async function markUsed(tx: Tx, codeId: string, now: Date): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.phone_code
    set used_at = ${now}::timestamptz
    where region_code = ${tx.regionCode}
      and id = ${codeId}
      and used_at is null
    returning id`)
  return rows.length === 1
}

export async function deletePhoneCodes(tx: Tx, before: Date): Promise<void> {
  await tx.query(sql`
    delete from kernel.phone_code
    where region_code = ${tx.regionCode}
      and created_at < ${before}::timestamptz`)
}
