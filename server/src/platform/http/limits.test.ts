import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Limiter, ordinaryLimits } from './limits.ts'

const nowMs = Date.parse('2026-11-20T16:00:00+08:00')

function limiter(burst: number, perMinute: number): Limiter {
  return new Limiter({ ...ordinaryLimits, submit: { burst, perMinute } })
}

describe('limits', () => {
  test('a burst is granted at once, then one at a time at the steady rate', () => {
    const counted = limiter(3, 60)

    expect([1, 2, 3].map(() => counted.take('submit', 'a', nowMs))).toEqual([0, 0, 0])
    expect(counted.take('submit', 'a', nowMs)).toBe(1)
    expect(counted.take('submit', 'a', nowMs + 1_000)).toBe(0)
    expect(counted.take('submit', 'a', nowMs + 1_000)).toBe(1)
    expect(counted.take('submit', 'b', nowMs)).toBe(0)
  })

  test('a clock that is set back locks nobody out until it has caught up', () => {
    const counted = limiter(2, 60)
    const before = nowMs - 86_400_000
    expect([1, 2].map(() => counted.take('submit', 'a', nowMs))).toEqual([0, 0])

    expect([1, 2].map(() => counted.take('submit', 'a', before))).toEqual([0, 0])
    expect(counted.take('submit', 'a', before)).toBe(1)
  })

  test('a burst is whole at any rate, though the steps are fractions', () => {
    const rates = fc.integer({ min: 1, max: 6_000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), rates, (burst, perMinute) => {
        const counted = limiter(burst, perMinute)
        const waits = Array.from({ length: burst }, () => counted.take('submit', 'a', nowMs))
        expect(Math.max(...waits)).toBe(0)
        expect(counted.take('submit', 'a', nowMs)).toBeGreaterThan(0)
      }),
    )
  })

  test('over any time no more is granted than the burst and the rate allow', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 200 })
    const settings = fc.record({
      burst: fc.integer({ min: 1, max: 20 }),
      perMinute: fc.integer({ min: 1, max: 600 }),
    })
    fc.assert(
      fc.property(gaps, settings, (waits, { burst, perMinute }) => {
        const counted = limiter(burst, perMinute)
        let atMs = nowMs
        let granted = 0
        for (const wait of waits) {
          atMs += wait
          if (counted.take('submit', 'a', atMs) === 0) granted += 1
        }
        const allowed = burst + ((atMs - nowMs) / 60_000) * perMinute
        // The step between two is rounded to whole microseconds.
        expect(granted).toBeLessThanOrEqual(allowed * 1.000_01)
      }),
    )
  })

  test('who waits as long as told is granted one', () => {
    const times = fc.integer({ min: 1, max: 50 })
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 600 }), (count, perMinute) => {
        const counted = limiter(2, perMinute)
        for (let index = 0; index < count; index += 1) counted.take('submit', 'a', nowMs)
        const seconds = counted.wait('submit', 'a', nowMs)
        if (seconds > 0) expect(counted.take('submit', 'a', nowMs)).toBe(seconds)
        expect(counted.take('submit', 'a', nowMs + seconds * 1_000)).toBe(0)
      }),
    )
  })

  test('a right code given back does not count among the wrong ones', () => {
    const counted = new Limiter(ordinaryLimits)
    for (let index = 0; index < 20; index += 1) {
      expect(counted.take('receipt-code', 'm1', nowMs)).toBe(0)
      counted.giveBack('receipt-code', 'm1')
    }
    for (let index = 0; index < 5; index += 1) counted.take('receipt-code', 'm1', nowMs)
    expect(counted.take('receipt-code', 'm1', nowMs)).toBeGreaterThan(0)
  })

  test('twenty people at once behind one address are not turned away', () => {
    const counted = new Limiter(ordinaryLimits)
    const waits = Array.from({ length: 20 }, () => counted.take('submit', '10.0.0.1', nowMs))
    expect(new Set(waits)).toEqual(new Set([0]))
  })
})
