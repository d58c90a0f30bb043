import type { Dimension, FrozenNumber } from '@huiyin/contract/figures'
import type { MetricId } from '@huiyin/contract/metrics'
import { badGrades, type Grade } from '@huiyin/contract/reviews'
import type { CountedGroup, InputFile, InputRow } from '../../../kernel/snapshots/index.ts'

/** Every figure of reviews that is published and frozen. */
export const reviewFigures = [
  'rateable',
  'reviewed',
  'participation',
  'good_rate',
  'worst_case_rate',
  'best_case_rate',
  'very_satisfied_share',
  'bad_reviews',
  'bad_rate',
  'not_adopted',
  'good_rate_with_not_adopted',
  'reviews_apart',
  'within_ten_seconds',
  'rectified_share',
  'rectified_on_time_original',
  'rectified_on_time_extended',
  'contacted_on_time',
  'follow_up_satisfaction',
  'excluded_matters',
  'distinct_reviewers',
  'reported_within_hour',
  'reported_late',
  'not_adopted_mistaken',
  'not_adopted_untrue',
  'not_adopted_malicious',
  'extended_share',
  'late_entries',
  'back_dated',
  'rectified_on_time_with_excluded',
] as const satisfies readonly MetricId[]
export type ReviewFigure = (typeof reviewFigures)[number]

/** A service that ended in the period, with its first review if it has one. */
export const servicesFile: InputFile = {
  name: 'services',
  columns: [
    ...['ref', 'region', 'level', 'unit', 'item', 'channel', 'path', 'ended_on'],
    // Empty without a review; seconds from the end of the service to the review.
    ...['origin', 'grade', 'adopted', 'seconds'],
    // Seconds from the end to its report; who reviewed, as a pseudonym of this month.
    ...['way', 'lag', 'reviewer', 'ground'],
  ],
}

/** A first date of a bad review that fell due in the period: to be contacted, or rectified. */
export const datesFile: InputFile = {
  name: 'dates',
  columns: [
    ...['ref', 'region', 'level', 'unit', 'item', 'channel', 'path'],
    ...['clock', 'due_at', 'original_due_at', 'stopped_at', 'exempt', 'assessed', 'follow_up'],
    ...['way', 'extended', 'entered_late', 'back_dated'],
  ],
}

/** What is added up for one group. */
interface Tally {
  rateable: number
  reviewed: number
  good: number
  verySatisfied: number
  notAdopted: number
  apart: number
  withinTen: number
  due: number
  rectified: number
  inOriginalTime: number
  inTime: number
  contactDue: number
  contacted: number
  followedUp: number
  satisfied: number
  excluded: number
  excludedInTime: number
  extended: number
  enteredLate: number
  backDated: number
  withinHour: number
  reportedLate: number
  named: number
  readonly reviewers: Set<string>
  readonly grounds: Map<string, number>
}

/** Sooner than a person reads the question. Ours. */
const quickSeconds = 10
const hourSeconds = 3600
const daySeconds = 86_400

/**
 * All figures of all groups, from frozen rows alone: pure, so that the same rows always give the
 * same numbers.
 *
 * @see docs/domain/figures.md
 */
export function countFigures(rowsOf: (file: string) => Iterable<InputRow>): CountedGroup[] {
  const tallies = new Map<string, Tally>()
  for (const row of rowsOf(servicesFile.name)) addToAll(tallies, row, addService)
  for (const row of rowsOf(datesFile.name)) addToAll(tallies, row, addDate)
  return [...tallies].map(([place, tally]) => {
    const at = place.indexOf('\n')
    const dimension = place.slice(0, at) as Dimension
    return { dimension, key: place.slice(at + 1), figures: figuresOf(tally) }
  })
}

function addToAll(
  tallies: Map<string, Tally>,
  row: InputRow,
  add: (tally: Tally, row: InputRow) => void,
): void {
  const { unit, item, channel, level, region, path, way } = row
  const keys = { total: 'total', unit, item, channel, level, region, path, way }
  for (const [dimension, key = ''] of Object.entries(keys)) {
    // What nobody reviewed has no way; months frozen before ways were kept have none either.
    if (key === '') continue
    const place = `${dimension}\n${key}`
    let tally = tallies.get(place)
    if (tally === undefined) {
      tally = emptyTally()
      tallies.set(place, tally)
    }
    add(tally, row)
  }
}

function addService(tally: Tally, row: InputRow): void {
  const { origin, grade, adopted, seconds, lag, reviewer = '', ground = '' } = row
  tally.rateable += 1
  if (Number(lag) <= hourSeconds) tally.withinHour += 1
  if (Number(lag) > daySeconds) tally.reportedLate += 1
  if (origin === '') return
  if (adopted === '0') {
    tally.notAdopted += 1
    tally.grounds.set(ground, (tally.grounds.get(ground) ?? 0) + 1)
    return
  }
  if (origin !== 'explicit') {
    tally.apart += 1
    return
  }
  tally.reviewed += 1
  if (!badGrades.includes(grade as Grade)) tally.good += 1
  if (grade === 'very_satisfied') tally.verySatisfied += 1
  if (Number(seconds) <= quickSeconds) tally.withinTen += 1
  if (reviewer === '') return
  tally.named += 1
  tally.reviewers.add(reviewer)
}

/** A date on which nobody was to be held to account (exempt) counts as kept. */
function addDate(tally: Tally, row: InputRow): void {
  const { clock, stopped_at: stopped = '', exempt, assessed, follow_up: followUp } = row
  const keeps = (date: string | undefined) =>
    exempt === '1' || (stopped !== '' && stopped <= (date ?? ''))
  if (clock === 'contact') {
    tally.contactDue += 1
    if (keeps(row.due_at)) tally.contacted += 1
    return
  }
  if (assessed === '0') {
    tally.excluded += 1
    if (keeps(row.due_at)) tally.excludedInTime += 1
    return
  }
  tally.due += 1
  if (stopped !== '') tally.rectified += 1
  if (keeps(row.due_at)) tally.inTime += 1
  if (keeps(row.original_due_at)) tally.inOriginalTime += 1
  if (followUp === 'satisfied' || followUp === 'not_satisfied') tally.followedUp += 1
  if (followUp === 'satisfied') tally.satisfied += 1
  if (row.extended === '1') tally.extended += 1
  if (row.entered_late === '1') tally.enteredLate += 1
  if (row.back_dated === '1') tally.backDated += 1
}

function figuresOf(tally: Tally): Record<ReviewFigure, FrozenNumber> {
  const { rateable, reviewed, good, due } = tally
  const bad = reviewed - good
  return {
    rateable: count(rateable),
    reviewed: count(reviewed),
    participation: part(reviewed, rateable),
    good_rate: part(good, reviewed),
    worst_case_rate: part(good, rateable),
    best_case_rate: part(good + rateable - reviewed, rateable),
    very_satisfied_share: part(tally.verySatisfied, reviewed),
    bad_reviews: count(bad),
    bad_rate: part(bad, reviewed),
    not_adopted: count(tally.notAdopted),
    good_rate_with_not_adopted: part(good, reviewed + tally.notAdopted),
    reviews_apart: count(tally.apart),
    within_ten_seconds: part(tally.withinTen, reviewed),
    rectified_share: part(tally.rectified, due),
    rectified_on_time_original: part(tally.inOriginalTime, due),
    rectified_on_time_extended: part(tally.inTime, due),
    contacted_on_time: part(tally.contacted, tally.contactDue),
    follow_up_satisfaction: part(tally.satisfied, tally.followedUp),
    excluded_matters: count(tally.excluded),
    distinct_reviewers: part(tally.reviewers.size, tally.named),
    reported_within_hour: part(tally.withinHour, rateable),
    reported_late: part(tally.reportedLate, rateable),
    not_adopted_mistaken: count(tally.grounds.get('mistaken') ?? 0),
    not_adopted_untrue: count(tally.grounds.get('untrue') ?? 0),
    not_adopted_malicious: count(tally.grounds.get('malicious') ?? 0),
    extended_share: part(tally.extended, due),
    late_entries: part(tally.enteredLate, due),
    back_dated: part(tally.backDated, due),
    rectified_on_time_with_excluded: part(
      tally.inTime + tally.excludedInTime,
      due + tally.excluded,
    ),
  }
}

function count(numerator: number): FrozenNumber {
  return { numerator, denominator: null }
}

function part(numerator: number, denominator: number): FrozenNumber {
  return { numerator, denominator }
}

function emptyTally(): Tally {
  return {
    ...{ rateable: 0, reviewed: 0, good: 0, verySatisfied: 0, notAdopted: 0, apart: 0 },
    ...{ withinTen: 0, due: 0, rectified: 0, inOriginalTime: 0, inTime: 0, contactDue: 0 },
    ...{ contacted: 0, followedUp: 0, satisfied: 0, excluded: 0, excludedInTime: 0 },
    ...{ extended: 0, enteredLate: 0, backDated: 0, withinHour: 0, reportedLate: 0, named: 0 },
    reviewers: new Set(),
    grounds: new Map(),
  }
}
