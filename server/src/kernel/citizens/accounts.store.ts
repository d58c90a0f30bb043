import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** How somebody showed that contact data is their own. */
export type ClaimWay = 'receipt_code' | 'name_and_number' | 'same_number'

export interface AccountRow {
  readonly id: string
  readonly kind: 'person' | 'enterprise'
  readonly phoneCipher: string | null
  readonly phoneLookup: string | null
  readonly phoneLinkedAt: Date | null
  readonly providerLookup: string | null
  readonly providerLinkedAt: Date | null
  readonly nameCipher: string | null
  readonly idNumberCipher: string | null
  readonly idLookup: string | null
  readonly createdAt: Date
  readonly provedAt: Date
}

export async function insertAccount(tx: Tx, account: AccountRow): Promise<void> {
  await tx.query(sql`
    insert into kernel.citizen_account
      (region_code, id, kind, phone_cipher, phone_lookup, phone_linked_at, provider_lookup,
        provider_linked_at, name_cipher, id_number_cipher, id_lookup, created_at, proved_at)
    values (${tx.regionCode}, ${account.id}, ${account.kind}, ${account.phoneCipher},
      ${account.phoneLookup}, ${account.phoneLinkedAt}, ${account.providerLookup},
      ${account.providerLinkedAt}, ${account.nameCipher}, ${account.idNumberCipher},
      ${account.idLookup}, ${account.createdAt}, ${account.provedAt})`)
}

export async function updateProved(tx: Tx, accountId: string, provedAt: Date): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_account
    set proved_at = ${provedAt}
    where region_code = ${tx.regionCode}
      and id = ${accountId}`)
}

/** The account that holds one of these, the one proved last first. */
export async function selectHolder(
  tx: Tx,
  citizenIds: readonly string[],
): Promise<{ readonly accountId: string; readonly provedAt: Date } | undefined> {
  const [row] = await tx.query(sql<{ accountId: string; provedAt: Date }>`
    select account.id as "accountId", account.proved_at as "provedAt"
    from kernel.citizen_claim as claim
    join kernel.citizen_account as account on account.region_code = claim.region_code
      and account.id = claim.account_id
    where claim.region_code = ${tx.regionCode}
      and claim.citizen_id = any(${citizenIds}::uuid[])
    order by account.proved_at desc, account.id
    limit 1`)
  return row
}

/** Makes contact data the account's own; what another account held moves here. */
export async function saveClaims(
  tx: Tx,
  claim: {
    readonly accountId: string
    readonly citizenIds: readonly string[]
    readonly way: ClaimWay
    readonly claimedAt: Date
  },
): Promise<void> {
  if (claim.citizenIds.length === 0) return
  await tx.query(
    insertRows(
      'kernel.citizen_claim',
      {
        region_code: 'text',
        citizen_id: 'uuid',
        account_id: 'uuid',
        way: 'text',
        claimed_at: 'timestamptz',
      },
      [...new Set(claim.citizenIds)].map((citizenId) => ({
        region_code: tx.regionCode,
        citizen_id: citizenId,
        account_id: claim.accountId,
        way: claim.way,
        claimed_at: claim.claimedAt,
      })),
      `on conflict (region_code, citizen_id)
       do update set account_id = excluded.account_id, way = excluded.way,
         claimed_at = excluded.claimed_at`,
    ),
  )
}

/** What an account has proved to be its own, newest first; at most 200. */
export async function selectClaimed(
  q: Queryable,
  regionCode: string,
  accountId: string,
): Promise<string[]> {
  const rows = await q.query(sql<{ citizenId: string }>`
    select citizen_id as "citizenId"
    from kernel.citizen_claim
    where region_code = ${regionCode}
      and account_id = ${accountId}
    order by citizen_id desc
    limit 200`)
  return rows.map((row) => row.citizenId)
}

/** Forgets what an account proved long ago: the number may be another person's by now. */
export async function deleteClaims(tx: Tx, accountId: string): Promise<void> {
  await tx.query(sql`
    delete from kernel.citizen_claim
    where region_code = ${tx.regionCode}
      and account_id = ${accountId}`)
}

/** Forgets accounts that proved nothing since a moment and are not signed in. */
export async function deleteStaleAccounts(tx: Tx, provedBefore: Date): Promise<void> {
  const stale = sql`
    account.region_code = ${tx.regionCode}
      and account.proved_at < ${provedBefore}
      and not exists (
        select 1
        from kernel.citizen_session as session
        where session.region_code = account.region_code
          and session.account_id = account.id
      )`
  await tx.query(sql`
    delete from kernel.citizen_claim as claim
    using kernel.citizen_account as account
    where claim.region_code = ${tx.regionCode}
      and claim.region_code = account.region_code
      and claim.account_id = account.id
      and ${stale}`)
  await tx.query(sql`
    delete from kernel.citizen_account as account
    where ${stale}`)
}

/** Deletes an account with its claims and sessions. */
export async function forgetAccount(tx: Tx, accountId: string): Promise<void> {
  await deleteClaims(tx, accountId)
  await tx.query(sql`
    delete from kernel.citizen_session
    where region_code = ${tx.regionCode}
      and account_id = ${accountId}`)
  await tx.query(sql`
    delete from kernel.citizen_account
    where region_code = ${tx.regionCode}
      and id = ${accountId}`)
}

export async function updatePhone(
  tx: Tx,
  accountId: string,
  phone: { readonly cipher: string; readonly lookup: string; readonly linkedAt: Date },
): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_account
    set phone_cipher = ${phone.cipher}, phone_lookup = ${phone.lookup},
      phone_linked_at = ${phone.linkedAt}
    where region_code = ${tx.regionCode}
      and id = ${accountId}`)
}
