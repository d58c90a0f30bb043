import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashToken, spokenNumberOf, tokenOf } from './token.rules.ts'

const key = Buffer.alloc(32, 7)
const service = fc.record({
  regionCode: fc.stringMatching(/^[0-9]{6,12}$/),
  projectNo: fc.string({ minLength: 1, maxLength: 64 }),
  serviceNumber: fc.integer({ min: 1, max: 9999 }),
})

describe('the token of a service', () => {
  test('is the HMAC of region, project and service number, 128 bits, base64url', () => {
    // Computed apart: printf '990121|办件-1|1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:07…07
    // gives 075795517f60634b5a0817e226b5f401e286240d83c30e35923dbdd11ca9b020; its first half in base64url is the token, and the
    // next eight bytes modulo 10^9 are the spoken number.
    const known = { regionCode: '990121', projectNo: '办件-1', serviceNumber: 1 }

    expect(tokenOf(key, known)).toBe('B1eVUX9gY0taCBfiJrX0AQ')
    expect(spokenNumberOf(key, known)).toBe('914714677')
  })

  test('is always 22 characters that need no escape in a link', () =>
    fc.assert(
      fc.property(service, (one) => {
        expect(tokenOf(key, one)).toMatch(/^[A-Za-z0-9_-]{22}$/)
      }),
    ))

  test('differs for every service, also when a project number holds the separator', () =>
    fc.assert(
      fc.property(service, service, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b)
        expect(tokenOf(key, a) === tokenOf(key, b)).toBe(isSame)
      }),
    ))

  test('is another one under another key', () =>
    fc.assert(
      fc.property(service, (one) => {
        expect(tokenOf(Buffer.alloc(32, 8), one)).not.toBe(tokenOf(key, one))
      }),
    ))

  test('is kept as its SHA-256 only', () => {
    // printf abc | sha256sum
    expect(hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test('has a number of nine digits to be said on the phone', () =>
    fc.assert(
      fc.property(service, (one) => {
        expect(spokenNumberOf(key, one)).toMatch(/^[0-9]{9}$/)
      }),
    ))
})
