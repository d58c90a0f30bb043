import { metrics } from '@huiyin/contract/metrics'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionOf, formatFraction, formatShare } from './format.rules.ts'
import {
  isPublishable,
  publicCountMin,
  share,
  silenceBounds,
  suppressSmallCounts,
  wilsonInterval,
} from './metrics.rules.ts'

const counted = fc
  .integer({ min: 1, max: 5_000_000 })
  .chain((denominator) =>
    fc.record({ denominator: fc.constant(denominator), numerator: fc.nat({ max: denominator }) }),
  )

describe('shares', () => {
  test('the bulletin of the city: 5184 of 5723 due is 90.58 %, and its parts add up', () => {
    expect(5184 + 232 + 131 + 176).toBe(5723)
    expect(share({ numerator: 5184, denominator: 5723 })).toBe(0.9058)
    expect(formatShare({ numerator: 5184, denominator: 5723 }, 'zh')).toBe('90.58%')
  })

  test('halves are rounded up', () => {
    expect(share({ numerator: 1, denominator: 20_000 })).toBe(0.0001)
    expect(share({ numerator: 3, denominator: 20_000 })).toBe(0.0002)
    expect(share({ numerator: 1, denominator: 8 })).toBe(0.125)
  })

  test('nothing counted is no data, neither 0 nor 100 %', () => {
    expect(share({ numerator: 0, denominator: 0 })).toBeNull()
    expect(formatShare({ numerator: 0, denominator: 0 }, 'zh')).toBe('无数据')
    expect(formatFraction(null, 'en')).toBe('no data')
  })

  test('one missing of a million is not 100 %, one of a million is not 0 %', () => {
    expect(share({ numerator: 999_999, denominator: 1_000_000 })).toBe(0.9999)
    expect(formatShare({ numerator: 999_999, denominator: 1_000_000 }, 'zh')).toBe('99.99%')
    expect(formatShare({ numerator: 1, denominator: 1_000_000 }, 'zh')).toBe('不足0.01%')
    expect(formatShare({ numerator: 1, denominator: 1_000_000 }, 'en')).toBe('under 0.01%')
  })

  test('100 % is printed only when the other count is 0', () =>
    fc.assert(
      fc.property(counted, (one) => {
        const whole = one.numerator === one.denominator
        expect(formatShare(one, 'zh') === '100%').toBe(whole)
        expect(formatShare(one, 'zh') === '0%').toBe(one.numerator === 0)
      }),
    ))

  test('a share lies within half a step of the truth, a whole step where it was truncated', () =>
    fc.assert(
      fc.property(counted, (one) => {
        const distance = Math.abs((share(one) ?? Number.NaN) - one.numerator / one.denominator)
        expect(distance).toBeLessThan(0.0001)
      }),
    ))

  test('a numerator above its denominator is a fault, not a figure', () => {
    expect(() => share({ numerator: 2, denominator: 1 })).toThrow()
    expect(() => share({ numerator: 0.5, denominator: 1 })).toThrow()
  })
})

describe('what silence hides', () => {
  test('40 good of 50 answers among 1000 is 80 %, and could be anything from 4 % to 99 %', () => {
    expect(share({ numerator: 40, denominator: 50 })).toBe(0.8)
    expect(silenceBounds({ good: 40, answered: 50, asked: 1000 })).toEqual({
      worst: 0.04,
      best: 0.99,
    })
  })

  test('the bounds close when everybody has answered', () => {
    expect(silenceBounds({ good: 3, answered: 4, asked: 4 })).toEqual({ worst: 0.75, best: 0.75 })
  })
})

describe('the interval of a sample', () => {
  test.each([
    [81, 263, 0.255289, 0.36621],
    [15, 148, 0.062386, 0.160487],
    [0, 20, 0, 0.161125],
    [1, 29, 0.006113, 0.171755],
    [9, 10, 0.59585, 0.982124],
    [95, 100, 0.88825, 0.978456],
    [1, 1, 0.206549, 1],
  ])('%i of %i lies between %f and %f (Newcombe 1998)', (numerator, denominator, low, high) => {
    const interval = wilsonInterval({ numerator, denominator })

    expect(interval?.low).toBeCloseTo(low, 6)
    expect(interval?.high).toBeCloseTo(high, 6)
  })

  test('a perfect score of five is worth less than 930 of 1000', () => {
    const lows = [
      { numerator: 5, denominator: 5 },
      { numerator: 28, denominator: 30 },
      { numerator: 95, denominator: 100 },
      { numerator: 930, denominator: 1000 },
    ].map((one) => Number(wilsonInterval(one)?.low.toFixed(6)))

    expect(lows).toEqual([0.565518, 0.786765, 0.88825, 0.912485])
  })

  test('it holds the share, stays within 0 and 1, and is nothing for an empty sample', () => {
    expect(wilsonInterval({ numerator: 0, denominator: 0 })).toBeUndefined()
    fc.assert(
      fc.property(counted, (one) => {
        const interval = wilsonInterval(one) ?? { low: Number.NaN, high: Number.NaN }
        const p = one.numerator / one.denominator
        expect(interval.low).toBeGreaterThanOrEqual(0)
        expect(interval.high).toBeLessThanOrEqual(1)
        expect(interval.low).toBeLessThanOrEqual(p)
        expect(interval.high).toBeGreaterThanOrEqual(p)
      }),
    )
  })
})

describe('small counts in public', () => {
  test('a figure about fewer than eight people is not published', () => {
    expect(isPublishable(7)).toBe(false)
    expect(isPublishable(8)).toBe(true)
  })

  test('a single hidden cell takes the next smallest with it, or the total would tell', () => {
    expect(suppressSmallCounts([40, 3, 12, 0])).toEqual([40, null, null, 0])
    expect(suppressSmallCounts([40, 3, 5])).toEqual([40, null, null])
    expect(suppressSmallCounts([40, 1, 1, 12])).toEqual([40, null, null, null])
    expect(suppressSmallCounts([40, 12])).toEqual([40, 12])
    expect(suppressSmallCounts([5])).toEqual([null])
  })

  test('no public table lets a count under eight be reckoned from its total', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const shown = suppressSmallCounts(counts)
        const hidden = counts.filter((_, index) => shown[index] === null)
        const others = counts.filter((count) => count >= publicCountMin)
        expect(shown.every((count) => count === null || count === 0 || count >= 8)).toBe(true)
        if (hidden.length > 0 && others.length > hidden.filter((count) => count >= 8).length) {
          expect(hidden.length).toBeGreaterThanOrEqual(2)
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(8)
        }
      }),
    ))
})

describe('the register of figures', () => {
  test('every figure prints its definition in both languages', () => {
    for (const id of Object.keys(metrics) as (keyof typeof metrics)[]) {
      expect(definitionOf(id, 'zh')).toMatch(/^.+：.+；算法：.+；时间口径：.+；.*依据：.+。$/)
      expect(definitionOf(id, 'en')).toMatch(/^.+: .+; formula: .+; by .+; .*source: .+\.$/)
    }
  })

  test('a share says what it is a share of, a count does not', () => {
    for (const metric of Object.values(metrics)) {
      expect(metric.denominator !== null).toBe(metric.unit === 'share')
    }
  })
})
