import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { AccountRow, ClaimWay } from './accounts.store.ts'

const selected = sql`
  id, kind, phone_cipher as "phoneCipher", phone_lookup as "phoneLookup",
  phone_linked_at as "phoneLinkedAt", provider_lookup as "providerLookup",
  provider_linked_at as "providerLinkedAt", name_cipher as "nameCipher",
  id_number_cipher as "idNumberCipher", id_lookup as "idLookup", created_at as "createdAt",
  proved_at as "provedAt"`

/** An account, locked until the transaction ends. */
export async function lockAccount(tx: Tx, accountId: string): Promise<AccountRow | undefined> {
  const [row] = await tx.query(sql<AccountRow>`
    select ${selected}
    from kernel.citizen_account
    where region_code = ${tx.regionCode}
      and id = ${accountId}
    for update`)
  return row
}

/** The account of who the provider knows, locked until the transaction ends. */
export async function lockByProvider(
  tx: Tx,
  lookups: readonly string[],
): Promise<AccountRow | undefined> {
  const [row] = await tx.query(sql<AccountRow>`
    select ${selected}
    from kernel.citizen_account
    where region_code = ${tx.regionCode}
      and provider_lookup = any(${lookups}::text[])
    for update`)
  return row
}

/** What a provider says of an account; all `null` undoes the link. */
export type Provided = Pick<
  AccountRow,
  'providerLookup' | 'providerLinkedAt' | 'nameCipher' | 'idNumberCipher' | 'idLookup'
>

export async function updateProvider(tx: Tx, accountId: string, provided: Provided): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_account
    set provider_lookup = ${provided.providerLookup},
      provider_linked_at = ${provided.providerLinkedAt}, name_cipher = ${provided.nameCipher},
      id_number_cipher = ${provided.idNumberCipher}, id_lookup = ${provided.idLookup}
    where region_code = ${tx.regionCode}
      and id = ${accountId}`)
}

/** Takes the phone away from an account that another way still leads to. */
export async function clearPhone(tx: Tx, accountId: string): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_account
    set phone_cipher = null, phone_lookup = null, phone_linked_at = null
    where region_code = ${tx.regionCode}
      and id = ${accountId}`)
}

/** What one account held is the other's: the person proved to be both. */
export async function moveClaims(tx: Tx, from: string, into: string): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_claim
    set account_id = ${into}
    where region_code = ${tx.regionCode}
      and account_id = ${from}`)
}

/** Makes contact data an account's own, unless another account holds it. */
export async function saveFreeClaims(
  tx: Tx,
  claim: {
    readonly accountId: string
    readonly citizenIds: readonly string[]
    readonly claimedAt: Date
  },
): Promise<void> {
  await tx.query(sql`
    insert into kernel.citizen_claim (region_code, citizen_id, account_id, way, claimed_at)
    select ${tx.regionCode}, citizen_id, ${claim.accountId}, 'same_number', ${claim.claimedAt}
    from unnest(${claim.citizenIds}::uuid[]) as found (citizen_id)
    on conflict (region_code, citizen_id) do nothing`)
}

/** Forgets what was proved by these ways. */
export async function deleteClaimsBy(
  tx: Tx,
  accountId: string,
  ways: readonly ClaimWay[],
): Promise<void> {
  await tx.query(sql`
    delete from kernel.citizen_claim
    where region_code = ${tx.regionCode}
      and account_id = ${accountId}
      and way = any(${ways}::text[])`)
}

/** Ends every session of an account at once: whoever sits there signs in again. */
export async function endSessionsOf(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.query(sql`
    update kernel.citizen_session
    set ended_at = ${now}
    where region_code = ${tx.regionCode}
      and account_id = ${accountId}
      and ended_at is null`)
}

/** A running session as its person sees it. */
export interface RunningSession {
  readonly id: string
  readonly way: 'phone' | 'provider'
  readonly agentCipher: string | null
  readonly startedAt: Date
}

/** Who is signed in to an account, newest first, at most 20. */
export function selectRunningOf(tx: Tx, accountId: string, now: Date): Promise<RunningSession[]> {
  return tx.query(sql<RunningSession>`
    select id, way, agent_cipher as "agentCipher", started_at as "startedAt"
    from kernel.citizen_session
    where region_code = ${tx.regionCode}
      and account_id = ${accountId}
      and ended_at is null
      and idle_until > ${now}
      and ends_at > ${now}
    order by started_at desc, id
    limit 20`)
}
