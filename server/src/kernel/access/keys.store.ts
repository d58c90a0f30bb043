import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { ApiScope } from './actor.ts'

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

export interface NewApiKeyRow {
  readonly keyHash: Buffer
  readonly id: string
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: Date
  readonly createdBy: string
  readonly expiresAt: Date
  readonly replacesId: string | null
  /** The key itself, sealed, where links are signed with it. */
  readonly signingCipher: string | null
}

export async function insertApiKey(tx: Tx, key: NewApiKeyRow): Promise<void> {
  await tx.query(sql`
    insert into kernel.api_key
      (region_code, key_hash, id, name, scopes, created_at, created_by, expires_at, replaces_id,
        signing_cipher)
    values (${tx.regionCode}, ${key.keyHash}, ${key.id}, ${key.name}, ${key.scopes},
      ${key.createdAt}, ${key.createdBy}, ${key.expiresAt}, ${key.replacesId},
      ${key.signingCipher})`)
}

/** The key with a hash, if it is valid now. */
export async function findValidApiKey(
  q: Queryable,
  key: { regionCode: string; keyHash: Buffer; now: Date },
): Promise<{ id: string; scopes: readonly ApiScope[]; lastUsedAt: Date | null } | undefined> {
  const [row] = await q.query(sql<{
    id: string
    scopes: readonly ApiScope[]
    lastUsedAt: Date | null
  }>`
    select id, scopes, last_used_at as "lastUsedAt"
    from kernel.api_key
    where region_code = ${key.regionCode}
      and key_hash = ${key.keyHash}
      and revoked_at is null
      and expires_at > ${key.now}`)
  return row
}

/** The sealed text of a key that signs links and is valid now. */
export async function selectSigningCipher(
  q: Queryable,
  key: { regionCode: string; id: string; now: Date },
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ cipher: string }>`
    select signing_cipher as cipher
    from kernel.api_key
    where region_code = ${key.regionCode}
      and id = ${key.id}
      and signing_cipher is not null
      and revoked_at is null
      and expires_at > ${key.now}`)
  return row?.cipher
}

export async function touchApiKey(
  q: Queryable,
  used: { regionCode: string; keyHash: Buffer; now: Date },
): Promise<void> {
  await q.query(sql`
    update kernel.api_key
    set last_used_at = ${used.now}
    where region_code = ${used.regionCode}
      and key_hash = ${used.keyHash}`)
}

/** The keys of a region, newest first; at most 500. */
export function selectApiKeys(q: Queryable, regionCode: string): Promise<ApiKeyRow[]> {
  return q.query(sql<ApiKeyRow>`
    select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt",
      revoked_at as "revokedAt", last_used_at as "lastUsedAt"
    from kernel.api_key
    where region_code = ${regionCode}
    order by created_at desc, id
    limit 500`)
}

/** Locks a key that is not revoked. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKeyRow | undefined> {
  const [row] = await tx.query(sql<ApiKeyRow>`
    select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt",
      revoked_at as "revokedAt", last_used_at as "lastUsedAt"
    from kernel.api_key
    where region_code = ${tx.regionCode}
      and id = ${id}
      and revoked_at is null
    for update`)
  return row
}

export async function shortenApiKey(
  tx: Tx,
  end: { id: string; expiresAt: Date; revokedAt: Date | null },
): Promise<void> {
  await tx.query(sql`
    update kernel.api_key
    set expires_at = least(expires_at, ${end.expiresAt}), revoked_at = ${end.revokedAt}
    where region_code = ${tx.regionCode}
      and id = ${end.id}`)
}
