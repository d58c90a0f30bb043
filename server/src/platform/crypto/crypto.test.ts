import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { sm3, sm4 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { realWorld } from '../world.ts'
import { type KeyRing, openCrypto, suiteNames } from './index.ts'

const ring = (versions: number): KeyRing => {
  const keys = Array.from({ length: versions }, (_, version) => ({
    contactData: Buffer.alloc(32, version + 1),
    contactLookup: Buffer.alloc(32, version + 101),
  }))
  const key: KeyRing['key'] = (name, version) => {
    const found = keys[version - 1]?.[name]
    if (found === undefined) throw new Error(`no key ${name} ${version}`)
    return found
  }
  return { key, current: (name) => ({ version: versions, key: key(name, versions) }) }
}

const context = '990100|citizen|phone'

describe.each(suiteNames)('with the %s suite', (suite) => {
  const crypto = openCrypto({ keys: ring(2), world: realWorld, suite })

  test('what was encrypted can be read again, and no two ciphers of it are alike', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (plain) => {
        const sealed = crypto.encrypt(plain, context)

        expect(crypto.decrypt(sealed, context)).toBe(plain)
        expect(crypto.encrypt(plain, context)).not.toBe(sealed)
      }),
    ))

  test('a cipher with any single bit changed does not open', () => {
    const sealed = crypto.encrypt('13800001234', context)
    const start = sealed.lastIndexOf('.') + 1
    const bytes = Buffer.from(sealed.slice(start), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const forged = sealed.slice(0, start) + changed.toString('base64url')

      expect(() => crypto.decrypt(forged, context)).toThrow()
    }
  })

  test('a cipher moved to another row or field does not open', () => {
    const sealed = crypto.encrypt('13800001234', context)

    expect(() => crypto.decrypt(sealed, '990100|other|phone')).toThrow()
    expect(() => crypto.decrypt(sealed.replace('.2.', '.1.'), context)).toThrow()
  })

  test('a number is found by its keyed hash after the key and the suite have changed', () => {
    const other = suite === 'standard' ? 'guomi' : 'standard'
    const before = openCrypto({ keys: ring(1), world: realWorld, suite: other })
    const stored = before.lookup('13800001234', 'phone')

    expect(crypto.lookups('13800001234', 'phone')).toContain(stored)
    expect(crypto.lookups('13800001234', 'phone')[0]).toBe(crypto.lookup('13800001234', 'phone'))
    expect(crypto.lookups('13800001235', 'phone')).not.toContain(stored)
    expect(crypto.lookups('13800001234', 'id-number')).not.toContain(stored)
  })

  test('a cipher of an older key opens after the key was renewed', () => {
    const before = openCrypto({ keys: ring(1), world: realWorld, suite })

    expect(crypto.decrypt(before.encrypt('张三', context), context)).toBe('张三')
  })
})

describe('the national algorithms', () => {
  test('SM4 and SM3 give the values printed in GB/T 32907-2016 and GB/T 32905-2016', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)

    expect(cipher.update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  test('SM4-CBC and SM3 agree with a second implementation', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint8Array({ maxLength: 100 }),
        (key, iv, plain) => {
          const cipher = createCipheriv('sm4-cbc', key, iv)
          const ours = Buffer.concat([cipher.update(plain), cipher.final()]).toString('hex')
          const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

          expect(ours).toBe(sm4.encrypt(plain, hex(key), { mode: 'cbc', iv: hex(iv) }))
          expect(createHash('sm3').update(plain).digest('hex')).toBe(sm3(plain))
        },
      ),
      { numRuns: 50 },
    ))
})
