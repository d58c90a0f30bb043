import assert from 'node:assert/strict'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import { readyKey } from './ready-key.ts'

/** International algorithms, or those of the commercial cryptography law (商用密码: SM3, SM4). */
export const suiteNames = ['standard', 'guomi'] as const
export type SuiteName = (typeof suiteNames)[number]

/** What a suite needs for one message; the nonce is fresh for each. */
export interface SealInput {
  readonly key: Buffer
  readonly nonce: Buffer
  readonly plain: Buffer
  /** Authenticated beside the text, so that a cipher cannot be moved to another row or field. */
  readonly context: Buffer
}

/** A set of algorithms that belong together; `key` is the 32-byte key of the secrets file. */
export interface Suite {
  readonly nonceBytes: number
  seal(input: SealInput): Buffer
  /** @throws if a single bit of cipher, nonce or context was changed */
  open(input: Omit<SealInput, 'plain'> & { readonly sealed: Buffer }): Buffer
  keyedHash(key: Buffer, text: string): Buffer
  hash(text: string): Buffer
}

const gcmTagBytes = 16

/** AES-256-GCM (NIST SP 800-38D), HMAC-SHA256, SHA-256. */
const standard: Suite = {
  nonceBytes: 12,
  seal({ key, nonce, plain, context }) {
    const cipher = createCipheriv('aes-256-gcm', derive('sha256', key, 'encrypt', 32), nonce)
    cipher.setAAD(context)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  open({ key, nonce, sealed, context }) {
    assert(sealed.length >= gcmTagBytes, 'a cipher that is too short')
    const split = sealed.length - gcmTagBytes
    const encryptKey = derive('sha256', key, 'encrypt', 32)
    const decipher = createDecipheriv('aes-256-gcm', encryptKey, nonce, {
      authTagLength: gcmTagBytes,
    })
    decipher.setAAD(context)
    decipher.setAuthTag(sealed.subarray(split))
    return Buffer.concat([decipher.update(sealed.subarray(0, split)), decipher.final()])
  },
  keyedHash: (key, text) => createHmac('sha256', readyKey(key)).update(text).digest(),
  hash: (text) => createHash('sha256').update(text).digest(),
}

const macBytes = 32

/**
 * SM4-CBC (GB/T 32907-2016) with HMAC-SM3 (GB/T 32905-2016) over context, nonce and cipher:
 * encrypt, then authenticate. OpenSSL as Node builds it has no SM4-GCM to rely on.
 */
const guomi: Suite = {
  nonceBytes: 16,
  seal({ key, nonce, plain, context }) {
    const cipher = createCipheriv('sm4-cbc', derive('sm3', key, 'encrypt', 16), nonce)
    const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([encrypted, guomiMac(key, { context, nonce, encrypted })])
  },
  open({ key, nonce, sealed, context }) {
    assert(sealed.length > macBytes, 'a cipher that is too short')
    const encrypted = sealed.subarray(0, sealed.length - macBytes)
    const mac = guomiMac(key, { context, nonce, encrypted })
    assert(timingSafeEqual(mac, sealed.subarray(-macBytes)), 'the cipher was changed')
    const decipher = createDecipheriv('sm4-cbc', derive('sm3', key, 'encrypt', 16), nonce)
    return Buffer.concat([decipher.update(encrypted), decipher.final()])
  },
  keyedHash: (key, text) => createHmac('sm3', readyKey(key)).update(text).digest(),
  hash: (text) => createHash('sm3').update(text).digest(),
}

export const suites: Readonly<Record<SuiteName, Suite>> = { standard, guomi }

/** The length of the context is part of what is hashed: its end cannot be shifted into the nonce. */
function guomiMac(
  key: Buffer,
  { context, nonce, encrypted }: { context: Buffer; nonce: Buffer; encrypted: Buffer },
): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(context.length)
  return createHmac('sm3', derive('sm3', key, 'authenticate', 32))
    .update(length)
    .update(context)
    .update(nonce)
    .update(encrypted)
    .digest()
}

const derived = new WeakMap<Buffer, Map<string, Buffer>>()

/** One key a purpose (HKDF, RFC 5869): the same bits never serve two algorithms. */
function derive(digest: string, key: Buffer, purpose: string, bytes: number): Buffer {
  const label = `huiyin ${digest} ${purpose} ${bytes}`
  const keys = derived.get(key) ?? new Map<string, Buffer>()
  derived.set(key, keys)
  const known = keys.get(label)
  if (known !== undefined) return known
  const made = Buffer.from(hkdfSync(digest, key, Buffer.alloc(0), label, bytes))
  keys.set(label, made)
  return made
}
