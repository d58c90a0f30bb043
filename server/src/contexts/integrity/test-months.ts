import type { FollowedUp, MonthInputs, Observation, RatedDay, UnitDay } from './signal.types.ts'

/** Chance that comes out the same for the same seed (mulberry32, public domain). */
export type Chance = () => number

export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const places = 12
const units = 4
export const reviewsAPlace = 240
const days = 28
const firstDay = Date.UTC(2026, 8, 7, 1) / 1000
const from = '2026-09-07'
const daySeconds = 86_400

/**
 * A month of honest people at twelve windows of four units: some are quick, most write a word or
 * two, one phone in twenty is handed on, somebody reviews at the screen of a friendly clerk.
 */
export function cleanMonth(random: Chance): MonthInputs {
  return {
    from,
    observations: cleanReviews(random),
    unitDays: cleanDays(random),
    followedUp: cleanFollowedUp(random),
    ratedDays: cleanRatedDays(random),
  }
}

function cleanReviews(random: Chance): Observation[] {
  const lastAt = new Map<string, string>()
  return Array.from({ length: places * reviewsAPlace }, (_, index) => {
    const day = Math.floor(random() * days)
    const endedAt = firstDay + day * daySeconds + Math.floor(random() * 8 * 3600)
    const wait = random() < 0.01 ? random() * 10 : 11 + random() * 40_000
    const place = `w${index % places}`
    const handedOn = random() < 0.05 ? lastAt.get(`${place} ${day}`) : undefined
    const device = handedOn ?? `d${index}`
    lastAt.set(`${place} ${day}`, device)
    return {
      reviewId: `r${index}`,
      unitCode: `u${index % units}`,
      place,
      endedAt,
      submittedAt: Math.floor(endedAt + wait),
      isHighest: random() < 0.7,
      hasWords: random() < 0.4,
      device: index % places < 3 ? null : device,
      onStaffScreen: random() < 0.002,
    }
  })
}

/** Three days of the month follow a bad review; people take part as on any other day. */
function cleanDays(random: Chance): UnitDay[] {
  return Array.from({ length: units * days }, (_, index) => ({
    unitCode: `u${index % units}`,
    ended: 30,
    reviewed: successes(random, 30, 0.55),
    isAfterBad: index % days < 3,
  }))
}

/** One in twelve who were satisfied on the telephone writes a bad second review nevertheless. */
function cleanFollowedUp(random: Chance): FollowedUp[] {
  return Array.from({ length: units * 10 }, (_, index) => ({
    unitCode: `u${index % units}`,
    reviewId: `again-${index}`,
    isBadAgain: random() < 1 / 12,
  }))
}

/** A quarter and a month; units differ, and so do weekdays. */
function cleanRatedDays(random: Chance): RatedDay[] {
  return Array.from({ length: units * (91 + days) }, (_, index) => {
    const [unit, day] = [index % units, Math.floor(index / units) - 91]
    const reviewed = 15 + Math.floor(random() * 20)
    const usual = 0.62 + 0.04 * unit + 0.02 * ((day + 91) % 3)
    const at = new Date((firstDay + day * daySeconds) * 1000).toISOString().slice(0, 10)
    const highest = successes(random, reviewed, usual)
    return { unitCode: `u${unit}`, day: at, reviewed, highest }
  })
}

function successes(random: Chance, tries: number, p: number): number {
  return Array.from({ length: tries }, random).filter((one) => one < p).length
}

/** What a window or unit does to look better, signal by signal. */
export const cheats: Readonly<Record<string, (month: MonthInputs, random: Chance) => MonthInputs>> =
  {
    quick: scripted(({ endedAt }) => ({ submittedAt: endedAt + 3 })),
    series: scripted((_, n) => ({ submittedAt: firstDay + 90_000 + Math.floor((n * 12) / 40) })),
    burst: scripted((_, n) => ({ submittedAt: firstDay + 90_000 + n * 120 })),
    device: scripted(({ reviewId }, n) => ({
      device: `clerk-${n % 3}`,
      submittedAt: firstDay + (n % 3) * daySeconds + 40 * n,
      reviewId,
    })),
    own_screen: scripted(() => ({ onStaffScreen: true })),
    uniform: (month) => ({
      ...month,
      observations: month.observations.map((one) =>
        one.place === 'w5' ? { ...one, isHighest: true, hasWords: false } : one,
      ),
    }),
    prompting: (month) => ({
      ...month,
      unitDays: month.unitDays.map((day) =>
        day.unitCode === 'u1' && day.isAfterBad
          ? { ...day, reviewed: Math.floor(day.reviewed / 4) }
          : day,
      ),
    }),
    contradiction: (month, random) => ({
      ...month,
      followedUp: month.followedUp.map((one) =>
        one.unitCode === 'u1' ? { ...one, isBadAgain: random() < 0.8 } : one,
      ),
    }),
    drift: (month, random) => ({
      ...month,
      ratedDays: month.ratedDays.map((one) =>
        one.unitCode === 'u1' && one.day >= '2026-09-21'
          ? { ...one, highest: successes(random, one.reviewed, 0.92) }
          : one,
      ),
    }),
  }

/** Makes a tenth of the reviews of one window scripted ones. */
function scripted(change: (one: Observation, n: number) => Partial<Observation>) {
  return (month: MonthInputs): MonthInputs => ({
    ...month,
    observations: month.observations.map((one, index) => {
      const n = Math.floor(index / places)
      return one.place === 'w3' && n % 10 === 0
        ? { ...one, isHighest: true, hasWords: false, ...change(one, n / 10) }
        : one
    }),
  })
}
