import { describe, expect, test } from 'vitest'
import { binomialTail, hypergeometricLow, poissonTail } from './chance.rules.ts'
import { findSignals, type Observation, type UnitDay } from './signals.rules.ts'

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
  })
})

/** The same seed gives the same months (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const places = 12
const reviewsAPlace = 240
const firstDay = Date.UTC(2026, 8, 7, 1) / 1000

/** A month of honest people: working hours of four weeks, some quick, most with a word or two. */
function cleanMonth(random: () => number): Observation[] {
  return Array.from({ length: places * reviewsAPlace }, (_, index) => {
    const day = Math.floor(random() * 28)
    const endedAt = firstDay + day * 86_400 + Math.floor(random() * 8 * 3600)
    const wait = random() < 0.01 ? random() * 10 : 11 + random() * 40_000
    return {
      reviewId: `r${index}`,
      unitCode: `u${index % 4}`,
      place: `w${index % places}`,
      endedAt,
      submittedAt: Math.floor(endedAt + wait),
      isHighest: random() < 0.7,
      hasWords: random() < 0.4,
    }
  })
}

/** Three days out of thirty follow a bad review; people take part as on any other day. */
function cleanDays(random: () => number): UnitDay[] {
  return Array.from({ length: 4 * 28 }, (_, index) => {
    const ended = 30
    const reviewed = Array.from({ length: ended }, random).filter((one) => one < 0.55).length
    return { unitCode: `u${index % 4}`, ended, reviewed, isAfterBad: index % 28 < 3 }
  })
}

const of = (signal: string, observations: readonly Observation[], days: readonly UnitDay[] = []) =>
  findSignals(observations, days).filter((one) => one.signal === signal)

describe('a clean month', () => {
  test('is flagged by at most one in a hundred, signal by signal', () => {
    const months = 200
    const flagged = new Map<string, number>()
    for (let seed = 1; seed <= months; seed += 1) {
      const random = seeded(seed)
      const signals = findSignals(cleanMonth(random), cleanDays(random))
      for (const name of new Set(signals.map(({ signal }) => signal))) {
        flagged.set(name, (flagged.get(name) ?? 0) + 1)
      }
    }

    for (const [name, count] of flagged) expect(count / months, name).toBeLessThanOrEqual(0.02)
    const all = [...flagged.values()].reduce((sum, count) => sum + count, 0)
    expect(all / months).toBeLessThanOrEqual(0.03)
  })
})

describe('cheating, in ninety-five months of a hundred at least,', () => {
  const months = 60
  const found = (signal: string, cheat: (month: Observation[], random: () => number) => void) => {
    let hits = 0
    for (let seed = 1; seed <= months; seed += 1) {
      const random = seeded(1000 + seed)
      const month = cleanMonth(random)
      cheat(month, random)
      if (of(signal, month).length > 0) hits += 1
    }
    return hits / months
  }
  /** Makes a tenth of the reviews of one window scripted ones. */
  const scripted = (month: Observation[], change: (one: Observation, index: number) => object) =>
    month.forEach((one, index) => {
      if (one.place !== 'w3' || Math.floor(index / places) % 10 !== 0) return
      month[index] = { ...one, isHighest: true, hasWords: false, ...change(one, index) }
    })

  test('is seen when a tenth at one window is pressed at once', () => {
    const power = found('quick', (month) =>
      scripted(month, ({ endedAt }) => ({ submittedAt: endedAt + 3 })),
    )
    expect(power).toBeGreaterThanOrEqual(0.95)
  })

  test('is seen when one person presses for many', () => {
    const power = found('series', (month) =>
      scripted(month, (_, index) => ({ submittedAt: firstDay + 90_000 + Math.floor(index / 40) })),
    )
    expect(power).toBeGreaterThanOrEqual(0.95)
  })

  test('is seen when a window has the highest level only and not a word', () => {
    const power = found('uniform', (month) =>
      month.forEach((one, index) => {
        if (one.place === 'w5') month[index] = { ...one, isHighest: true, hasWords: false }
      }),
    )
    expect(power).toBeGreaterThanOrEqual(0.95)
  })

  test('is seen when reviews are organised into one hour', () => {
    const power = found('burst', (month) =>
      scripted(month, (_, index) => ({ submittedAt: firstDay + 90_000 + index })),
    )
    expect(power).toBeGreaterThanOrEqual(0.95)
  })

  test('is seen when people are asked half as often after bad reviews', () => {
    let hits = 0
    for (let seed = 1; seed <= months; seed += 1) {
      const days = cleanDays(seeded(seed)).map((day) =>
        day.unitCode === 'u1' && day.isAfterBad
          ? { ...day, reviewed: Math.floor(day.reviewed / 4) }
          : day,
      )
      if (of('prompting', [], days).some(({ unitCode }) => unitCode === 'u1')) hits += 1
    }
    expect(hits / months).toBeGreaterThanOrEqual(0.95)
  })
})

test('a flag names the reviews behind it, and the more usual number', () => {
  const month = cleanMonth(seeded(5)).map((one, index) =>
    one.place === 'w3' && index % 5 === 0 ? { ...one, submittedAt: one.endedAt + 2 } : one,
  )

  const [flag] = of('quick', month)

  expect(flag).toMatchObject({ subjectKey: 'w3', among: reviewsAPlace })
  expect(flag?.reviewIds).toHaveLength(flag?.observed ?? 0)
  expect(flag?.expected).toBeLessThan(10)
})
