import type { SignalName } from '@huiyin/contract/integrity'
import { binomialTail, hypergeometricLow } from './chance.rules.ts'

/** A review a person gave, with what the signals need of it and nothing of who gave it. */
export interface Observation {
  readonly reviewId: string
  readonly unitCode: string
  /** A window, or the unit itself where no window was told. */
  readonly place: string
  /** Seconds since 1970, of the end of the service and of the review. */
  readonly endedAt: number
  readonly submittedAt: number
  readonly isHighest: boolean
  readonly hasWords: boolean
}

/** Services and reviews of a unit on a day, and whether bad reviews had just come in. */
export interface UnitDay {
  readonly unitCode: string
  readonly ended: number
  readonly reviewed: number
  readonly isAfterBad: boolean
}

/** What chance does not explain. */
export interface Signal {
  readonly signal: SignalName
  readonly subjectKey: string
  readonly unitCode: string
  /** How many were seen, of how many, where how many were to be expected. */
  readonly observed: number
  readonly among: number
  readonly expected: number
  readonly chance: number
  readonly reviewIds: readonly string[]
}

/**
 * Chance that a clean region is flagged by one signal in a month; shared out over all places that
 * are looked at, so that a large city is not flagged for being large (Bonferroni). Ours.
 */
const falseAlarm = 0.01
/** Fewer reviews of a place say nothing. */
const reviewsMin = 20
/** Sooner than a person reads the question. */
const quickSeconds = 10
/** Two people do not follow each other at one device this closely. */
const seriesSeconds = 5
const hour = 3600
const week = 7 * 24 * hour

/**
 * All signals of a region and month. A signal asks a question; it proves nothing, opens a check and
 * leaves every review where it is.
 *
 * @see docs/domain/integrity.md
 */
export function findSignals(
  observations: readonly Observation[],
  days: readonly UnitDay[],
): Signal[] {
  const places = [...Map.groupBy(observations, ({ place }) => place)].map(([place, own]) => ({
    place,
    unitCode: own[0]?.unitCode ?? '',
    own,
  }))
  const asked = places.filter(({ own }) => own.length >= reviewsMin)
  return [
    ...shareSignals('quick', asked, isQuick),
    ...shareSignals('series', asked, (one, index, own) => follows(one, own[index - 1])),
    ...uniformSignals(asked),
    ...burstSignals(places),
    ...promptingSignals(days),
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

function follows(one: Observation, before: Observation | undefined): boolean {
  return before !== undefined && one.submittedAt - before.submittedAt <= seriesSeconds
}

/** A place that shows a sign far more often than all the others together. */
function shareSignals(signal: SignalName, places: readonly Place[], sign: Sign): Signal[] {
  const counted = places.map(({ own, ...place }) => {
    const ordered = own.toSorted((one, other) => one.submittedAt - other.submittedAt)
    return { ...place, among: own.length, marked: ordered.filter(sign) }
  })
  const all = sum(counted, ({ among }) => among)
  const marked = sum(counted, (place) => place.marked.length)
  return counted.flatMap(({ place, unitCode, among, marked: own }) => {
    // The usual share is that of the others: a place must not hide behind its own doings. One more
    // is added to both, so that a sign never seen elsewhere is rare and not impossible.
    const usual = (marked - own.length + 1) / (all - among + 1 / quietShare)
    const chance = binomialTail(own.length, among, Math.min(1, usual))
    if (chance >= falseAlarm / places.length) return []
    const reviewIds = own.map(({ reviewId }) => reviewId)
    const expected = among * usual
    const observed = own.length
    return [{ signal, subjectKey: place, unitCode, observed, among, expected, chance, reviewIds }]
  })
}

/** What is assumed of a sign before anything was seen. */
const quietShare = 0.01

/** All of a place are of the highest level without a word, where elsewhere people differ. */
function uniformSignals(places: readonly Place[]): Signal[] {
  const isPlain = ({ isHighest, hasWords }: Observation) => isHighest && !hasWords
  const all = sum(places, ({ own }) => own.length)
  const plain = sum(places, ({ own }) => own.filter(isPlain).length)
  return places.flatMap(({ place, unitCode, own }) => {
    const among = own.length
    const usual = (plain - own.filter(isPlain).length + 1) / (all - among + 2)
    const chance = usual ** among
    if (!own.every(isPlain) || chance >= falseAlarm / places.length) return []
    const reviewIds = own.map(({ reviewId }) => reviewId)
    const base = { signal: 'uniform', subjectKey: place, unitCode, observed: among } as const
    return [{ ...base, among, expected: among * usual, chance, reviewIds }]
  })
}

/**
 * An hour with far more reviews than the same hour of the other weeks. Given how many there were in
 * all these hours together, each of them is as likely as another; so no mean has to be guessed.
 */
function burstSignals(places: readonly Place[]): Signal[] {
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
    if (chance >= falseAlarm / hours.length) return []
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

/** A unit whose people are asked less often once bad reviews have begun to come in. */
function promptingSignals(days: readonly UnitDay[]): Signal[] {
  const units = [...Map.groupBy(days, ({ unitCode }) => unitCode)]
  return units.flatMap(([unitCode, own]) => {
    const after = own.filter(({ isAfterBad }) => isAfterBad)
    const draw = {
      drawn: sum(after, ({ ended }) => ended),
      marked: sum(own, ({ reviewed }) => reviewed),
      all: sum(own, ({ ended }) => ended),
    }
    const observed = sum(after, ({ reviewed }) => reviewed)
    if (draw.drawn < reviewsMin || draw.drawn === draw.all) return []
    const chance = hypergeometricLow(observed, draw)
    if (chance >= falseAlarm / units.length) return []
    const expected = (draw.drawn * draw.marked) / draw.all
    const base = { signal: 'prompting', subjectKey: unitCode, unitCode, observed } as const
    return [{ ...base, among: draw.drawn, expected, chance, reviewIds: [] }]
  })
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
