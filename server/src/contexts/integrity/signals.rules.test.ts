import { signalNames } from '@huiyin/contract/integrity'
import { describe, expect, test } from 'vitest'
import {
  binomialTail,
  hypergeometricHigh,
  hypergeometricLow,
  normalTail,
  poissonTail,
} from './chance.rules.ts'
import { type SignalLimits, signalLimits } from './signal-limits.rules.ts'
import { findSignals } from './signals.rules.ts'
import { cheats, cleanMonth, reviewsAPlace, seeded } from './test-months.ts'
import { ewma, ewmaDeviation } from './unit-signals.rules.ts'

const shipped = signalLimits.otherwise.value

describe('chance', () => {
  test('of a Poisson variable is that of the tables', () => {
    expect(poissonTail(12, 3)).toBeCloseTo(7.13866e-5, 9)
    expect(poissonTail(3, 1)).toBeCloseTo(0.080301, 6)
  })

  test('of tries and of draws is that of counting on the fingers', () => {
    expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 12)
    expect(binomialTail(0, 3, 0.2)).toBeCloseTo(1, 12)
    // Two of four are marked, two are drawn: none of them in one draw of six.
    expect(hypergeometricLow(0, { drawn: 2, marked: 2, all: 4 })).toBeCloseTo(1 / 6, 12)
    expect(hypergeometricHigh(1, { drawn: 2, marked: 2, all: 4 })).toBeCloseTo(5 / 6, 12)
  })

  test('of a normal variable is that of the tables, in the middle and far out', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 12)
    expect(normalTail(1)).toBeCloseTo(0.158655253931457, 12)
    expect(normalTail(1.999999) - normalTail(2)).toBeLessThan(1e-7)
    expect(normalTail(3)).toBeCloseTo(0.00134989803163009, 14)
    expect(normalTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 9)
  })
})

test('moving averages and their limits are those of the NIST handbook', () => {
  const values = [
    52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6,
    52.4, 53.6, 52.1,
  ]

  const averages = ewma(values, 50)

  expect(averages.map((one) => one.toFixed(2)).join(' ')).toBe(
    '50.60 49.52 50.56 50.18 50.16 49.21 49.75 49.85 50.26 50.33 50.11 49.36 49.52 50.05 49.38 ' +
      '49.92 50.73 51.23 51.94 51.99',
  )
  expect(50 + 3 * ewmaDeviation(2.0539)).toBeCloseTo(52.5884, 3)
})

test('a region that asks for more before it asks anybody is asked less', () => {
  const random = seeded(7)
  const clean = cleanMonth(random)
  const pressed = cheats.quick?.(clean, random) ?? clean
  const named = (limits: SignalLimits) =>
    findSignals(pressed, limits).filter(({ signal }) => signal === 'quick')

  expect(named(shipped)).toHaveLength(1)
  expect(named({ ...shipped, signsMin: 100 })).toEqual([])
  expect(named({ ...shipped, reviewsMin: reviewsAPlace + 1 })).toEqual([])
})

describe('a clean month', () => {
  test('is flagged by at most one in a hundred, signal by signal', () => {
    const months = 200
    const flagged = new Map<string, number>()
    for (let seed = 1; seed <= months; seed += 1) {
      const signals = findSignals(cleanMonth(seeded(seed)), shipped)
      for (const name of new Set(signals.map(({ signal }) => signal))) {
        flagged.set(name, (flagged.get(name) ?? 0) + 1)
      }
    }

    for (const [name, count] of flagged) expect(count / months, name).toBeLessThanOrEqual(0.02)
    const all = [...flagged.values()].reduce((sum, count) => sum + count, 0)
    expect(all / months).toBeLessThanOrEqual(0.04)
  })
})

/** What is not reported is counted, not guessed. */
const guessed = signalNames.filter((name) => name !== 'unreported')

describe('cheating is found in ninety-five months of a hundred at least', () => {
  const months = 60

  test('every signal has the cheat it is there for', () => {
    expect(Object.keys(cheats).toSorted()).toEqual(guessed.toSorted())
  })

  test.each(guessed)('%s', (name) => {
    let found = 0
    for (let seed = 1; seed <= months; seed += 1) {
      const random = seeded(1000 + seed)
      const month = cheats[name]?.(cleanMonth(random), random) ?? cleanMonth(random)
      const [flag] = findSignals(month, shipped).filter(({ signal }) => signal === name)
      if (flag !== undefined) found += 1
    }

    expect(found / months).toBeGreaterThanOrEqual(0.95)
  })
})

test('a flag names the reviews behind it, and the more usual number', () => {
  const { observations, ...month } = cleanMonth(seeded(5))
  const pressed = observations.map((one, index) =>
    one.place === 'w3' && index % 5 === 0 ? { ...one, submittedAt: one.endedAt + 2 } : one,
  )

  const flags = findSignals({ ...month, observations: pressed }, shipped)
  const flag = flags.find(({ signal }) => signal === 'quick')

  expect(flag).toMatchObject({ subjectKey: 'w3', among: reviewsAPlace })
  expect(flag?.reviewIds).toHaveLength(flag?.observed ?? 0)
  expect(flag?.expected).toBeLessThan(10)
})

test('a village helper who reviews for thirty from one phone is no question', () => {
  const { observations, ...month } = cleanMonth(seeded(6))
  // A service with a helper names no device.
  const helped = observations.map((one) => (one.place === 'w4' ? { ...one, device: null } : one))

  const flags = findSignals({ ...month, observations: helped }, shipped)

  expect(flags.filter(({ signal }) => signal === 'device')).toEqual([])
})
