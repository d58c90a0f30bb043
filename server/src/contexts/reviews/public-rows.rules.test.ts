import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicShare } from '../../kernel/metrics/index.ts'
import { explainedFigures } from './explained.rules.ts'
import { publicRow, publicRows } from './public-rows.rules.ts'

/** The figures of a group with so many services, reviews and bad ones among them. */
function group(key: string, rateable: number, reviewed: number, bad: number) {
  const good = reviewed - bad
  const part = (numerator: number, denominator: number) => ({ numerator, denominator })
  const count = (numerator: number) => ({ numerator, denominator: null })
  return {
    key,
    name: key,
    figures: {
      rateable: count(rateable),
      reviewed: count(reviewed),
      bad_reviews: count(bad),
      participation: part(reviewed, rateable),
      good_rate: part(good, reviewed),
      worst_case_rate: part(good, rateable),
      best_case_rate: part(good + rateable - reviewed, rateable),
      very_satisfied_share: part(good, reviewed),
    },
  }
}

describe('a share in public', () => {
  test('is exact with eight people on each side, or with nobody on one', () => {
    expect(publicShare({ numerator: 32, denominator: 40 })).toEqual({ share: 0.8, is: 'exact' })
    expect(publicShare({ numerator: 40, denominator: 40 })).toEqual({ share: 1, is: 'exact' })
    expect(publicShare({ numerator: 0, denominator: 8 })).toEqual({ share: 0, is: 'exact' })
  })

  test('is the same limit for each small count, so that it tells none of them', () => {
    const seen = [1, 2, 3, 4, 5, 6, 7].map((bad) =>
      publicShare({ numerator: 40 - bad, denominator: 40 }),
    )
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(seen[0]).toEqual({ share: 0.825, is: 'least' })
    expect(publicShare({ numerator: 3, denominator: 40 })).toEqual({ share: 0.175, is: 'most' })
    expect(publicShare({ numerator: 4, denominator: 9 })).toBeNull()
    expect(publicShare({ numerator: 7, denominator: 7 })).toBeNull()
  })
})

const anyHidden = fc.integer({ min: 1, max: 7 })
const anyReviewed = fc.integer({ min: 20, max: 500 })
const anySilent = fc.integer({ min: 0, max: 500 })

describe('a hidden count of bad reviews', () => {
  test('is told by no other column of its row', () =>
    fc.assert(
      fc.property(anyHidden, anyHidden, anyReviewed, anySilent, (bad, other, reviewed, silent) => {
        const row = (n: number) => publicRow(group('a', reviewed + silent, reviewed, n))

        expect(row(bad).bad).toBe('hidden')
        expect(row(bad)).toEqual(row(other))
      }),
    ))

  test('is told by no number of the page that explains the figures', () =>
    fc.assert(
      fc.property(anyHidden, anyHidden, anyReviewed, anySilent, (bad, other, reviewed, silent) => {
        const shown = (n: number) =>
          explainedFigures(group('a', reviewed + silent, reviewed, n).figures)

        expect(shown(bad)).toEqual(shown(other))
      }),
    ))

  test('is not told by the other rows and their total', () => {
    // Three bad ones and thirty: the total of thirty-three would tell, so both are hidden.
    const [small, great] = publicRows([group('a', 90, 60, 3), group('b', 900, 600, 30)])

    expect([small?.bad, great?.bad]).toEqual(['hidden', 'hidden'])
    expect(great).toMatchObject({ goodRate: null, worstCaseRate: null, bestCaseRate: null })
    expect(small?.goodRate).toEqual({ share: 0.8833, is: 'least' })
  })

  test('lies within the bounds that are shown', () =>
    fc.assert(
      fc.property(fc.nat(400), anyReviewed, anySilent, (bad, reviewed, silent) => {
        const own = group('a', reviewed + silent, reviewed, Math.min(bad, reviewed))
        const { worstCaseRate, bestCaseRate } = publicRow(own)
        const good = own.figures.good_rate.numerator

        const asked = reviewed + silent
        // Whole numbers, half of the last digit printed aside: a share of 0.11875 is printed as 0.1188.
        const printed = (share: number | null) =>
          2 * asked * Math.round((share ?? Number.NaN) * 10_000)

        expect(printed(worstCaseRate)).toBeLessThanOrEqual(20_000 * good + asked)
        expect(printed(bestCaseRate)).toBeGreaterThanOrEqual(20_000 * (good + silent) - asked)
      }),
    ))
})
