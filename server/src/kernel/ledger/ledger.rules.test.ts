import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { canonicalEntry, canonicalJson, commit, isLate, sealEntry } from './ledger.rules.ts'

const fields = fc.record({
  algorithm: fc.constantFrom('sha256' as const, 'sm3' as const),
  version: fc.constant(1),
  regionCode: fc.stringMatching(/^[0-9]{6,12}$/),
  streamKind: fc.constantFrom('matter', 'review-day'),
  streamId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }),
  seq: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  day: fc.constant('2026-11-20'),
  happenedAt: fc.constant('2026-11-20T07:59:00.000Z'),
  enteredAt: fc.constant('2026-11-20T08:00:00.123Z'),
  late: fc.boolean(),
  act: fc.constantFrom('matter.opened', 'reviews.submitted'),
  actor: fc.string({ unit: 'grapheme', maxLength: 40 }),
  body: fc.dictionary(fc.string(), fc.jsonValue()).map(canonicalJson),
  commitments: fc.option(fc.dictionary(fc.string(), fc.string()).map(canonicalJson)),
  previous: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
})

describe('the canonical form', () => {
  test('is what RFC 8785 makes of the same fields, whatever they hold', () =>
    fc.assert(
      fc.property(fields, (entry) => {
        const value = {
          ...entry,
          body: JSON.parse(entry.body),
          commitments: entry.commitments === null ? null : JSON.parse(entry.commitments),
        }
        expect(canonicalEntry(entry)).toBe(canonicalize(value))
      }),
      { numRuns: 300 },
    ))

  test('does not depend on the order in which a body was written', () => {
    expect(canonicalJson({ b: 1, a: { d: [1.0, 1e21], c: null } })).toBe(
      canonicalJson({ a: { c: null, d: [1, 1e21] }, b: 1 }),
    )
  })

  test('gives another hash when any field differs', () =>
    fc.assert(
      fc.property(fields, fields, (left, right) => {
        fc.pre(canonicalEntry(left) !== canonicalEntry(right))
        expect(sealEntry(left)).not.toBe(sealEntry(right))
      }),
    ))
})

test('a commitment is the SHA-256 of salt and text, and needs a salt that cannot be guessed', () => {
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

  // printf '\x00…\x0f满意' | sha256sum
  expect(commit('满意', salt)).toBe(
    '0fe3e7a18f06f8612faff837ecfd3c0f67f4b61fe7e1b03ea33b149958f12d9a',
  )
  expect(() => commit('满意', salt.subarray(1))).toThrow('at least 16')
})

test('a seal is the named hash of the canonical form, in the national suite as well', () => {
  const form = canonicalEntry({ ...sample, algorithm: 'sm3' })

  expect(sealEntry({ ...sample, algorithm: 'sm3' })).toBe(sm3(form))
  // The example of GB/T 32905-2016, appendix A.1.
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('an act entered a second beyond the limit is late, at the limit it is not', () => {
  const happened = new Date('2026-11-20T08:00:00Z')

  expect(isLate(happened, new Date('2026-11-21T08:00:00Z'), 86_400)).toBe(false)
  expect(isLate(happened, new Date('2026-11-21T08:00:01Z'), 86_400)).toBe(true)
})

const sample = {
  algorithm: 'sha256',
  version: 1,
  regionCode: '410327',
  streamKind: 'matter',
  streamId: 'm-1',
  seq: 1,
  day: '2026-11-20',
  happenedAt: '2026-11-20T07:59:00.000Z',
  enteredAt: '2026-11-20T08:00:00.000Z',
  late: false,
  act: 'matter.opened',
  actor: 'system',
  body: '{}',
  commitments: null,
  previous: null,
} as const
