import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareFigures,
  csvLine,
  fieldsOf,
  periodOfMonth,
  pseudonymsBy,
} from './snapshots.rules.ts'

describe('a frozen line', () => {
  test('gives back the fields it was made of, whatever signs a code has', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        const flat = fields.map((field) => field.replaceAll(/[\r\n]+/g, ' '))
        expect(fieldsOf(csvLine(fields))).toEqual(flat)
      }),
    ))
})

describe('a pseudonym', () => {
  test('stays the same for a row and tells nothing without the key', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const id = '0199a1b2-0000-7000-8000-000000000001'

    expect(pseudonymsBy(one)('990121', id)).toBe(pseudonymsBy(one)('990121', id))
    expect(pseudonymsBy(one)('990121', id)).not.toBe(pseudonymsBy(other)('990121', id))
    expect(pseudonymsBy(one)('990121', id)).not.toBe(pseudonymsBy(one)('990122', id))
    expect(pseudonymsBy(one)('990121', id)).toMatch(/^[0-9a-f]{20}$/)
  })
})

test('a month has its own days, in leap years and at the end of a year', () => {
  expect(periodOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(periodOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

test('a group only one counting knows is a difference only where something was counted', () => {
  const group = (key: string, numerator: number) => ({
    dimension: 'unit' as const,
    key,
    figures: { rateable: { numerator, denominator: null } },
  })

  const { compared, differences } = compareFigures(
    [group('a', 3), group('gone', 0)],
    [group('a', 3), group('new', 2)],
  )

  expect(compared).toBe(3)
  expect(differences.map(({ key }) => key)).toEqual(['new'])
})
