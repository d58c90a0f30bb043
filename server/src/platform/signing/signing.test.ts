import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signatureSuites } from '@huiyin/contract/certificate-envelope'
import fc from 'fast-check'
import { sm2 as second } from 'sm-crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { realWorld } from '../world.ts'
import { makeKeyPair, publicPem, signWith, verifyWith } from './index.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const folder = mkdtempSync(join(tmpdir(), 'huiyin-signing-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(signatureSuites)('with %s', (suite) => {
  const pair = makeKeyPair(suite, realWorld)

  test('what was signed holds, and nothing else does', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (message, at) => {
        const signature = signWith({ suite, ...pair, message })
        const flipped = Buffer.from(signature)
        flipped[(at >> 3) % 64] = (flipped[(at >> 3) % 64] ?? 0) ^ (1 << (at & 7))

        expect(signature).toHaveLength(64)
        expect(verifyWith({ suite, ...pair, message, signature })).toBe(true)
        expect(verifyWith({ suite, ...pair, message, signature: flipped })).toBe(false)
        const more = Buffer.concat([message, Buffer.of(0)])
        expect(verifyWith({ suite, ...pair, message: more, signature })).toBe(false)
      }),
      { numRuns: 25 },
    ))

  test('a signature does not hold with another key, nor with what is no key at all', () => {
    const message = Buffer.from('证照')
    const signature = signWith({ suite, ...pair, message })
    const { publicKey } = makeKeyPair(suite, realWorld)
    const zeros = Buffer.alloc(pair.publicKey.length)

    for (const wrong of [publicKey, zeros, publicKey.subarray(1), Buffer.alloc(0)]) {
      expect(verifyWith({ suite, publicKey: wrong, message, signature })).toBe(false)
    }
  })

  test('OpenSSL verifies it with the PEM that is published', () => {
    const message = Buffer.from('核验不靠我们')
    const signature = signWith({ suite, ...pair, message })
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const key = file(`${suite}.pem`, publicPem(suite, pair.publicKey))
    const own = suite === 'sm2' ? ['-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'] : []
    const said = execFileSync('openssl', [
      'pkeyutl',
      ...['-verify', '-pubin', '-inkey', key, '-rawin', ...own],
      ...['-in', file('message', message)],
      ...['-sigfile', file('signature', suite === 'sm2' ? derOf(signature) : signature)],
    ])

    expect(said.toString()).toContain('Verified Successfully')
  })
})

describe('SM2', () => {
  const suite = 'sm2'
  const pair = makeKeyPair(suite, realWorld)

  test('agrees with a second implementation, in both directions', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (message) => {
        const [key, number] = [hex(pair.publicKey), hex(pair.privateKey)]
        const ours = signWith({ suite, ...pair, message })
        const theirs = Buffer.from(second.doSignature([...message], number, { hash: true }), 'hex')

        expect(second.doVerifySignature([...message], hex(ours), key, { hash: true })).toBe(true)
        expect(verifyWith({ suite, ...pair, message, signature: theirs })).toBe(true)
      }),
      { numRuns: 10 },
    ))

  test('signs with the key of GB/T 32918.5, whose point is the printed one', () => {
    const number = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    const point =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    // The example of annex A: "message digest" with the identity that is the usual one.
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const message = Buffer.from('message digest')
    const publicKey = Buffer.from(point, 'hex')

    expect(
      verifyWith({ suite, publicKey, message, signature: Buffer.from(signature, 'hex') }),
    ).toBe(true)
    const privateKey = Buffer.from(number, 'hex')
    const own = signWith({ suite, publicKey, privateKey, message })
    expect(verifyWith({ suite, publicKey, message, signature: own })).toBe(true)
  })
})

/** r and s as OpenSSL wants them: a DER sequence of two numbers. */
function derOf(signature: Buffer): Buffer {
  const numbers = [signature.subarray(0, 32), signature.subarray(32)].map((half) => {
    const first = half.findIndex((byte) => byte !== 0)
    const short = half.subarray(first < 0 ? 31 : first)
    const body = (short[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), short]) : short
    return Buffer.concat([Buffer.of(2, body.length), body])
  })
  const body = Buffer.concat(numbers)
  return Buffer.concat([Buffer.of(0x30, body.length), body])
}
