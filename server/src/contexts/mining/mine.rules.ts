import type { EventLog, LogCase } from './event-log.ts'
import { type Distribution, distributionOf } from './quantiles.rules.ts'

/** A way cases went, from the first activity to the last. */
export interface Variant {
  readonly count: number
  readonly activities: readonly string[]
}

export interface MiningReport {
  readonly cases: number
  readonly events: number
  /** Distinct names. */
  readonly activities: number
  /** Most frequent first. */
  readonly variants: readonly Variant[]
  /** Last minus first event of a case, of cases all of whose events have a time. */
  readonly throughputSeconds: Distribution
  /** Of neighbouring events whose people are both known, those of two people. */
  readonly handover: {
    /** Share of such pairs. */
    readonly pairShare: number | null
    /** Share of the time that lies between such pairs. */
    readonly timeShare: number | null
  }
  readonly rework: {
    /** Share of cases in which an activity comes more than once. */
    readonly caseShare: number | null
    /** Share of events that repeat an activity of their case. */
    readonly eventShare: number | null
    /** Activities that are repeated, those of most cases first. */
    readonly activities: readonly { readonly activity: string; readonly cases: number }[]
  }
  readonly fourEyes: {
    /** Cases in which somebody is named for every event, of two events at least. */
    readonly cases: number
    /** Share of them in which one person did everything. */
    readonly onePersonShare: number | null
    readonly pairs: readonly FourEyesPair[]
  }
  /** Neighbours that come in either order: steps that could run beside each other. */
  readonly anyOrder: readonly AnyOrder[]
  readonly skipped: EventLog['skipped'] & { readonly casesWithoutTime: number }
}

/** Two activities, how often the first came directly before the second and how often behind it. */
export interface AnyOrder {
  readonly activities: readonly [string, string]
  readonly before: number
  readonly behind: number
}

/** Two activities that two people must take: of cases with both, those where one took both. */
export interface FourEyesPair {
  readonly activities: readonly [string, string]
  readonly cases: number
  readonly samePerson: number
}

/** The rarer order is at least this share of both: else it is an exception, not a choice. */
const rarerShareMin = 0.2
const anyOrderMax = 20

/**
 * What a log says of how work went. Beginnings (`lifecycle:transition` start) count as events and
 * activities like completions.
 *
 * @param twoPeople - pairs of activities to be looked at for the second pair of eyes
 * @see docs/integrate/event-logs.md
 */
export function mine(
  log: EventLog,
  twoPeople: readonly (readonly [string, string])[] = [],
): MiningReport {
  const { cases } = log
  const timed = cases.filter(({ times }) => times.length > 0 && !times.some(Number.isNaN))
  const filled = cases.filter(({ times }) => times.length > 0)
  return {
    cases: cases.length,
    events: cases.reduce((sum, { activities }) => sum + activities.length, 0),
    activities: log.activities.length,
    variants: variantsOf(log),
    throughputSeconds: distributionOf(timed.map(secondsOf)),
    handover: handoverOf(cases),
    rework: reworkOf(log),
    fourEyes: { ...onePersonOf(cases), pairs: twoPeople.map((pair) => pairOf(log, pair)) },
    anyOrder: anyOrderOf(log),
    skipped: { ...log.skipped, casesWithoutTime: filled.length - timed.length },
  }
}

function variantsOf({ cases, activities }: EventLog): Variant[] {
  const counts = new Map<string, number>()
  for (const { activities: steps } of cases) {
    const key = steps.join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const variants = [...counts].map(([key, count]) => ({
    count,
    activities: key === '' ? [] : key.split(' ').map((index) => activities[Number(index)] ?? ''),
  }))
  const nameOf = (variant: Variant) => variant.activities.join('\n')
  return variants.sort(
    (one, other) => other.count - one.count || (nameOf(one) < nameOf(other) ? -1 : 1),
  )
}

function secondsOf({ times }: LogCase): number {
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
}

function handoverOf(cases: readonly LogCase[]): MiningReport['handover'] {
  const pairs = { all: 0, handed: 0 }
  const time = { all: 0, handed: 0 }
  for (const { resources, times } of cases) {
    for (let index = 1; index < resources.length; index++) {
      const before = resources[index - 1] ?? -1
      const after = resources[index] ?? -1
      if (before === -1 || after === -1) continue
      const between = (times[index] ?? 0) - (times[index - 1] ?? 0)
      const took = Number.isNaN(between) ? 0 : between
      pairs.all++
      time.all += took
      if (before === after) continue
      pairs.handed++
      time.handed += took
    }
  }
  return { pairShare: share(pairs.handed, pairs.all), timeShare: share(time.handed, time.all) }
}

function reworkOf({ cases, activities }: EventLog): MiningReport['rework'] {
  const casesOf = new Map<number, number>()
  let reworked = 0
  let repeats = 0
  let events = 0
  for (const { activities: steps } of cases) {
    const seen = new Set<number>()
    const again = new Set<number>()
    for (const step of steps) (seen.has(step) ? again : seen).add(step)
    events += steps.length
    repeats += steps.length - seen.size
    if (again.size > 0) reworked++
    for (const step of again) casesOf.set(step, (casesOf.get(step) ?? 0) + 1)
  }
  const repeated = [...casesOf].map(([step, count]) => ({
    activity: activities[step] ?? '',
    cases: count,
  }))
  repeated.sort((one, other) => other.cases - one.cases || (one.activity < other.activity ? -1 : 1))
  return {
    caseShare: share(reworked, cases.length),
    eventShare: share(repeats, events),
    activities: repeated,
  }
}

function anyOrderOf({ cases, activities }: EventLog): AnyOrder[] {
  const follows = new Map<number, number>()
  const keyOf = (one: number, other: number) => one * activities.length + other
  for (const { activities: steps } of cases) {
    steps.forEach((step, index) => {
      const previous = steps[index - 1]
      if (previous === undefined) return
      follows.set(keyOf(previous, step), (follows.get(keyOf(previous, step)) ?? 0) + 1)
    })
  }
  const pairs = [...follows].flatMap(([key, before]): AnyOrder[] => {
    const [one, other] = [Math.floor(key / activities.length), key % activities.length]
    const behind = follows.get(keyOf(other, one)) ?? 0
    const isCommoner = before > behind || (before === behind && one < other)
    if (!isCommoner || behind < rarerShareMin * (before + behind)) return []
    return [{ activities: [activities[one] ?? '', activities[other] ?? ''], before, behind }]
  })
  const timesOf = ({ before, behind }: AnyOrder) => before + behind
  return pairs.sort((one, other) => timesOf(other) - timesOf(one)).slice(0, anyOrderMax)
}

function onePersonOf(cases: readonly LogCase[]) {
  const known = cases.filter(({ resources }) => resources.length > 1 && !resources.includes(-1))
  const alone = known.filter(({ resources }) => resources.every((each) => each === resources[0]))
  return { cases: known.length, onePersonShare: share(alone.length, known.length) }
}

function pairOf(log: EventLog, [one, other]: readonly [string, string]): FourEyesPair {
  const peopleOf = ({ activities, resources }: LogCase, name: string) =>
    resources.filter(
      (person, index) => person !== -1 && log.activities[activities[index] ?? -1] === name,
    )
  let cases = 0
  let samePerson = 0
  for (const each of log.cases) {
    const first = peopleOf(each, one)
    const second = peopleOf(each, other)
    if (first.length === 0 || second.length === 0) continue
    cases++
    if (first.some((person) => second.includes(person))) samePerson++
  }
  return { activities: [one, other], cases, samePerson }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
