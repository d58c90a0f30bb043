import assert from 'node:assert/strict'
import type { World } from '../world.ts'
import { type SuiteName, suites } from './suites.ts'

export { readyKey } from './ready-key.ts'
export { suiteNames } from './suites.ts'

/** The two keys this adapter uses: one for ciphers, one for finding rows without opening them. */
export type KeyName = 'contactData' | 'contactLookup'

/** Where versioned 32-byte keys come from; the keys lie outside the database. */
export interface KeyRing {
  current(name: KeyName): { readonly version: number; readonly key: Buffer }
  /** @throws for a version that is not in the ring */
  key(name: KeyName, version: number): Buffer
}

/**
 * Encrypts contact data and finds it again. Every cipher names suite and key version, so a change
 * of either needs no day on which everything is rewritten.
 */
export interface CryptoProvider {
  /**
   * @param context - what the text belongs to, such as `region|citizen|field`; the cipher opens
   *   only with the same
   * @returns `v1.<suite>.<keyVersion>.<base64url of nonce, cipher and tag>`
   */
  encrypt(plain: string, context: string): string
  /** @throws if the cipher was changed, moved to another context, or its key is gone */
  decrypt(sealed: string, context: string): string
  /** Keyed hash under the current key, to be stored: `v1.<suite>.<keyVersion>.<base64url>`. */
  lookup(plain: string, kind: string): string
  /** The same under every key and suite a row may have been stored with; ask for any of them. */
  lookups(plain: string, kind: string): readonly string[]
}

export interface CryptoParts {
  readonly keys: KeyRing
  readonly world: World
  /** For new ciphers; old ones of the other suite still open. */
  readonly suite?: SuiteName
}

export function openCrypto({ keys, world, suite = 'standard' }: CryptoParts): CryptoProvider {
  const contextOf = (name: SuiteName, version: number, context: string) =>
    Buffer.from(`v1.${name}.${version}|${context}`, 'utf8')

  const lookupWith = (name: SuiteName, version: number, kinded: string) => {
    const hash = suites[name].keyedHash(keys.key('contactLookup', version), kinded)
    return `v1.${name}.${version}.${hash.toString('base64url')}`
  }

  return {
    encrypt(plain, context) {
      const { version, key } = keys.current('contactData')
      const nonce = world.randomBytes(suites[suite].nonceBytes)
      const sealed = suites[suite].seal({
        key,
        nonce,
        plain: Buffer.from(plain, 'utf8'),
        context: contextOf(suite, version, context),
      })
      return `v1.${suite}.${version}.${Buffer.concat([nonce, sealed]).toString('base64url')}`
    },
    decrypt(sealed, context) {
      const { name, version, bytes } = parseCipher(sealed)
      const { nonceBytes, open } = suites[name]
      const plain = open({
        key: keys.key('contactData', version),
        nonce: bytes.subarray(0, nonceBytes),
        sealed: bytes.subarray(nonceBytes),
        context: contextOf(name, version, context),
      })
      return plain.toString('utf8')
    },
    lookup: (plain, kind) =>
      lookupWith(suite, keys.current('contactLookup').version, `${kind}|${plain}`),
    lookups(plain, kind) {
      const { version: newest } = keys.current('contactLookup')
      const versions = Array.from({ length: newest }, (_, index) => newest - index)
      return versions.flatMap((version) =>
        ([suite, suite === 'standard' ? 'guomi' : 'standard'] as const).map((name) =>
          lookupWith(name, version, `${kind}|${plain}`),
        ),
      )
    },
  }
}

const cipherForm = /^v1\.(standard|guomi)\.([1-9][0-9]{0,5})\.([A-Za-z0-9_-]+)$/

function parseCipher(sealed: string): { name: SuiteName; version: number; bytes: Buffer } {
  const [, name, version, text] = cipherForm.exec(sealed) ?? []
  assert((name === 'standard' || name === 'guomi') && text !== undefined, 'not a cipher of ours')
  return { name, version: Number(version), bytes: Buffer.from(text, 'base64url') }
}
