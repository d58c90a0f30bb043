import { hash } from 'node:crypto'
import type { PublishedKey } from '@huiyin/contract/certificate-check'
import {
  encodeEnvelope,
  keyIdBytes,
  type SignatureSuite,
  signedBytes,
} from '@huiyin/contract/certificate-envelope'
import { formatInstant } from '@huiyin/contract/time'
import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { makeKeyPair, publicPem, signWith } from '../../platform/signing/index.ts'
import {
  endCurrentKey,
  findCurrentKey,
  insertKey,
  type SigningKeyRow,
  selectPublicKeys,
} from './keys.store.ts'
import type { CertificateParts } from './parts.ts'

type KeyParts = Pick<CertificateParts, 'world' | 'crypto'>

/** A key as it is published, with its PEM for other tools. */
export type KeyToPublish = PublishedKey & { readonly pem: string }

/** The key of a region that signs now; made at its first use. */
export async function currentKey(
  tx: Tx,
  parts: KeyParts,
  suite: SignatureSuite,
): Promise<SigningKeyRow> {
  const known = await findCurrentKey(tx, tx.regionCode, suite)
  if (known !== undefined) return known
  await insertKey(tx, newKey(tx.regionCode, parts, suite))
  const made = await findCurrentKey(tx, tx.regionCode, suite)
  if (made === undefined) throw new Error('a key that was made is not there')
  return made
}

/**
 * Puts a new key in the place of the one that signs. What was signed stays valid, because the old
 * key stays published with its time; unless somebody else may have it, then nothing it signed holds
 * and its certificates have to be issued again.
 */
export async function rotateKey(
  tx: Tx,
  parts: KeyParts,
  { suite, compromised }: { readonly suite: SignatureSuite; readonly compromised: boolean },
): Promise<SigningKeyRow> {
  await endCurrentKey(tx, { suite, compromised, at: parts.world.now() })
  return currentKey(tx, parts, suite)
}

/** Signs a payload for a subject; the bytes of the whole envelope. */
export function signPayload(
  parts: KeyParts,
  key: SigningKeyRow,
  { payload, subject }: { readonly payload: Uint8Array; readonly subject: string },
): Uint8Array<ArrayBuffer> {
  const envelope = { suite: key.suite, keyId: Buffer.from(key.id, 'hex'), payload }
  const sealed = parts.crypto.decrypt(key.sealedPrivate, contextOf(key))
  const privateKey = Buffer.from(sealed, 'base64url')
  const message = signedBytes(envelope, subject)
  const signature = signWith({ suite: key.suite, publicKey: key.publicKey, privateKey, message })
  return encodeEnvelope({ ...envelope, signature })
}

/** Every key, for `/.well-known/huiyin-keys.json`. */
export async function publishedKeys(db: Db | Queryable): Promise<KeyToPublish[]> {
  return (await selectPublicKeys(db)).map((key) => ({
    id: key.id,
    suite: key.suite,
    regionCode: key.regionCode,
    publicKey: key.publicKey.toString('base64url'),
    pem: publicPem(key.suite, key.publicKey),
    from: formatInstant(key.validFrom),
    until: key.validUntil && formatInstant(key.validUntil),
    compromisedAt: key.compromisedAt && formatInstant(key.compromisedAt),
  }))
}

function newKey(regionCode: string, parts: KeyParts, suite: SignatureSuite): SigningKeyRow {
  const { publicKey, privateKey } = makeKeyPair(suite, parts.world)
  const id = hash('sha256', publicKey, 'hex').slice(0, 2 * keyIdBytes)
  return {
    regionCode,
    id,
    suite,
    publicKey,
    sealedPrivate: parts.crypto.encrypt(
      privateKey.toString('base64url'),
      contextOf({ regionCode, id }),
    ),
    validFrom: parts.world.now(),
    validUntil: null,
    compromisedAt: null,
  }
}

/** Binds a cipher to its row: moved to another region or key it does not open. */
function contextOf({ regionCode, id }: Pick<SigningKeyRow, 'regionCode' | 'id'>): string {
  return `${regionCode}|certificate-key|${id}`
}
