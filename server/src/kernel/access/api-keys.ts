import type { NewApiKey } from '@huiyin/contract/access'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from './actor.ts'
import { insertApiKey, lockApiKey, selectSigningCipher, shortenApiKey } from './keys.store.ts'
import type { AccessParts } from './parts.ts'
import { logSecurity, type SecurityAct } from './security-log.ts'
import { mintApiKey } from './tokens.ts'

const dayMs = 86_400_000

/** A key that was just made; its text is told once. */
export interface MadeApiKey {
  readonly id: string
  readonly key: string
  readonly expiresAt: Date
}

/** Makes a key for another system. */
export function createApiKey(
  parts: AccessParts,
  actor: StaffActor,
  input: NewApiKey & { readonly address: string },
): Promise<MadeApiKey> {
  return parts.db.transaction(actor.regionCode, async (tx) => {
    const made = await insertKey(parts, tx, actor, { ...input, replacesId: null })
    await logKey(parts, tx, actor, { what: 'api-key-made', id: made.id, ...input })
    return made
  })
}

/**
 * Makes the successor of a key with its name, scopes and length of validity. Both are valid for the
 * overlap, so that the other system can be changed over without a gap.
 *
 * @throws Refusal `common/not-found` for an unknown or revoked key
 */
export function rotateApiKey(
  parts: AccessParts,
  actor: StaffActor,
  input: { readonly id: string; readonly overlapDays: number; readonly address: string },
): Promise<MadeApiKey> {
  return parts.db.transaction(actor.regionCode, async (tx) => {
    const old = await lockApiKey(tx, input.id)
    if (old === undefined) throw new Refusal('common/not-found')
    const validDays = Math.ceil((old.expiresAt.getTime() - old.createdAt.getTime()) / dayMs)
    const { name, scopes } = old
    const made = await insertKey(parts, tx, actor, {
      name,
      scopes: [...scopes],
      validDays,
      replacesId: old.id,
    })
    const expiresAt = new Date(parts.world.now().getTime() + input.overlapDays * dayMs)
    await shortenApiKey(tx, { id: old.id, expiresAt, revokedAt: null })
    await logKey(parts, tx, actor, { what: 'api-key-rotated', ...input })
    return made
  })
}

/** Ends a key at once. @throws Refusal `common/not-found` for an unknown or revoked key */
export async function revokeApiKey(
  parts: AccessParts,
  actor: StaffActor,
  input: { readonly id: string; readonly address: string },
): Promise<void> {
  const now = parts.world.now()
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const key = await lockApiKey(tx, input.id)
    if (key === undefined) throw new Refusal('common/not-found')
    await shortenApiKey(tx, { id: key.id, expiresAt: now, revokedAt: now })
    await logKey(parts, tx, actor, { what: 'api-key-revoked', ...input })
  })
}

const signingScope = 'host-links:sign'

/** What a signing key is sealed for; it opens for no other key. */
function signingContext(key: { readonly regionCode: string; readonly id: string }): string {
  return `${key.regionCode}|${key.id}|api-key`
}

/** The key with which an app signs links, if it may and is valid now. */
export async function findSigningKey(
  q: Queryable,
  crypto: Pick<CryptoProvider, 'decrypt'>,
  key: { readonly regionCode: string; readonly id: string; readonly now: Date },
): Promise<string | undefined> {
  const cipher = await selectSigningCipher(q, key)
  return cipher === undefined ? undefined : crypto.decrypt(cipher, signingContext(key))
}

async function insertKey(
  { world, crypto }: AccessParts,
  tx: Tx,
  actor: StaffActor,
  key: NewApiKey & { readonly replacesId: string | null },
): Promise<MadeApiKey> {
  const token = mintApiKey(world, tx.regionCode)
  const id = world.newId()
  const createdAt = world.now()
  const expiresAt = new Date(createdAt.getTime() + key.validDays * dayMs)
  const { name, scopes, replacesId } = key
  await insertApiKey(tx, {
    keyHash: token.hash,
    id,
    name,
    scopes,
    createdAt,
    createdBy: actor.staffId,
    expiresAt,
    replacesId,
    // An HMAC needs the key itself: of no other key is more kept than its hash.
    signingCipher: scopes.includes(signingScope)
      ? crypto.encrypt(token.text, signingContext({ regionCode: tx.regionCode, id }))
      : null,
  })
  return { id, key: token.text, expiresAt }
}

function logKey(
  { world }: AccessParts,
  tx: Tx,
  actor: StaffActor,
  act: {
    readonly what: SecurityAct
    readonly id: string
    readonly address: string
    readonly name?: string
    readonly scopes?: readonly string[]
  },
): Promise<void> {
  const { what, id, address, name, scopes } = act
  return logSecurity(tx, world, {
    regionCode: tx.regionCode,
    actor: `staff:${actor.staffId}`,
    what,
    subject: `key:${id}`,
    isSuccess: true,
    address,
    details: { name, scopes },
  })
}
