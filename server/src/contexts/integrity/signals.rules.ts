import type { SignalName } from '@huiyin/contract/integrity'
import { binomialTail, hypergeometricHigh } from './chance.rules.ts'
import { deviceSignals } from './device.rules.ts'
import { type MonthInputs, type Observation, type Signal, sumOf } from './signal.types.ts'
import { falseAlarmOf, type SignalLimits } from './signal-limits.rules.ts'
import { contradictionSignals, driftSignals, promptingSignals } from './unit-signals.rules.ts'

/** Sooner than a person reads the question. The figures beside the rates count by it too. */
const quickSeconds = 10
const hour = 3600
const week = 7 * 24 * hour

/**
 * All signals of a region and month. A signal asks a question; it proves nothing, opens a check and
 * leaves every review where it is.
 *
 * @see docs/domain/integrity.md
 */
export function findSignals(month: MonthInputs, limits: SignalLimits): Signal[] {
  const { observations } = month
  const places = [...Map.groupBy(observations, ({ place }) => place)].map(([place, own]) => ({
    place,
    unitCode: own[0]?.unitCode ?? '',
    own,
  }))
  const asked = places.filter(({ own }) => own.length >= limits.reviewsMin)
  const share = (signal: SignalName, sign: Sign) => shareSignals({ signal, sign }, asked, limits)
  return [
    ...share('quick', isQuick),
    ...share('series', (one, index, own) => follows(one, own[index - 1], limits)),
    ...uniformSignals(asked, limits),
    ...burstSignals(places, limits),
    ...share('own_screen', ({ onStaffScreen }) => onStaffScreen),
    ...deviceSignals(observations, limits),
    ...promptingSignals(month.unitDays, limits),
    ...contradictionSignals(month.followedUp, limits),
    ...driftSignals(month.ratedDays, month.from, limits),
  ]
}

interface Place {
  readonly place: string
  readonly unitCode: string
  readonly own: readonly Observation[]
}

type Sign = (one: Observation, index: number, own: readonly Observation[]) => boolean

function isQuick({ endedAt, submittedAt }: Observation): boolean {
  return submittedAt - endedAt <= quickSeconds
}

function follows(
  one: Observation,
  before: Observation | undefined,
  { seriesSeconds }: SignalLimits,
): boolean {
  return before !== undefined && one.submittedAt - before.submittedAt <= seriesSeconds
}

/**
 * A place that shows a sign far more often than all the others together. The others vary too: given
 * all signs, each review of the region is as likely to carry one (Fisher's exact test, one side).
 */
function shareSignals(
  { signal, sign }: { readonly signal: SignalName; readonly sign: Sign },
  places: readonly Place[],
  limits: SignalLimits,
): Signal[] {
  const counted = places.map(({ own, ...place }) => {
    const ordered = own.toSorted((one, other) => one.submittedAt - other.submittedAt)
    return { ...place, among: own.length, found: ordered.filter(sign) }
  })
  const all = sumOf(counted, ({ among }) => among)
  const marked = sumOf(counted, ({ found }) => found.length)
  return counted.flatMap(({ place, unitCode, among, found }) => {
    const observed = found.length
    if (observed < limits.signsMin || among === all) return []
    const chance = hypergeometricHigh(observed, { drawn: among, marked, all })
    if (chance >= falseAlarmOf(limits) / places.length) return []
    const reviewIds = found.map(({ reviewId }) => reviewId)
    // What is told as usual is the share of the others: a place must not hide behind its own doings.
    const expected = (among * (marked - observed)) / (all - among)
    return [{ signal, subjectKey: place, unitCode, observed, among, expected, chance, reviewIds }]
  })
}

/** All of a place are of the highest level without a word, where elsewhere people differ. */
function uniformSignals(places: readonly Place[], limits: SignalLimits): Signal[] {
  const isPlain = ({ isHighest, hasWords }: Observation) => isHighest && !hasWords
  const all = sumOf(places, ({ own }) => own.length)
  const plain = sumOf(places, ({ own }) => own.filter(isPlain).length)
  return places.flatMap(({ place, unitCode, own }) => {
    const among = own.length
    const usual = (plain - own.filter(isPlain).length + 1) / (all - among + 2)
    const chance = usual ** among
    if (!own.every(isPlain) || chance >= falseAlarmOf(limits) / places.length) return []
    const reviewIds = own.map(({ reviewId }) => reviewId)
    const base = { signal: 'uniform', subjectKey: place, unitCode, observed: among } as const
    return [{ ...base, among, expected: among * usual, chance, reviewIds }]
  })
}

/**
 * An hour with far more reviews than the same hour of the other weeks. Given how many there were in
 * all these hours together, each of them is as likely as another; so no mean has to be guessed.
 */
function burstSignals(places: readonly Place[], limits: SignalLimits): Signal[] {
  const weeks = new Set(
    places.flatMap(({ own }) => own.map(({ submittedAt }) => Math.floor(submittedAt / week))),
  ).size
  if (weeks < 2) return []
  const hours = places.flatMap(({ place, unitCode, own }) =>
    [...Map.groupBy(own, ({ submittedAt }) => Math.floor(submittedAt / hour))].map(
      ([at, reviews]) => ({ place, unitCode, at, reviews }),
    ),
  )
  const sameHour = (one: { place: string; at: number }) => `${one.place} ${one.at % (week / hour)}`
  const totals = new Map<string, number>()
  for (const one of hours) {
    totals.set(sameHour(one), (totals.get(sameHour(one)) ?? 0) + one.reviews.length)
  }
  return hours.flatMap((one) => {
    const among = totals.get(sameHour(one)) ?? 0
    const observed = one.reviews.length
    const chance = binomialTail(observed, among, 1 / weeks)
    if (chance >= falseAlarmOf(limits) / hours.length) return []
    const subjectKey = `${one.place} ${new Date(one.at * hour * 1000).toISOString().slice(0, 13)}`
    const reviewIds = one.reviews.map(({ reviewId }) => reviewId)
    const { unitCode } = one
    const expected = among / weeks
    return [
      {
        signal: 'burst' as const,
        subjectKey,
        unitCode,
        observed,
        among,
        expected,
        chance,
        reviewIds,
      },
    ]
  })
}
