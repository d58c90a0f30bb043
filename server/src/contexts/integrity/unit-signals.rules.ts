import { binomialTail, hypergeometricLow, normalTail } from './chance.rules.ts'
import { type FollowedUp, type RatedDay, type Signal, sumOf, type UnitDay } from './signal.types.ts'
import { falseAlarmOf, type SignalLimits } from './signal-limits.rules.ts'

/** A day with fewer reviews, or fewer such days, give no average to compare with. */
const ratedMin = 5
const usualDaysMin = 20

/** A unit whose people are asked less often once bad reviews have begun to come in. */
export function promptingSignals(days: readonly UnitDay[], limits: SignalLimits): Signal[] {
  const units = [...Map.groupBy(days, ({ unitCode }) => unitCode)]
  return units.flatMap(([unitCode, own]) => {
    const after = own.filter(({ isAfterBad }) => isAfterBad)
    const draw = {
      drawn: sumOf(after, ({ ended }) => ended),
      marked: sumOf(own, ({ reviewed }) => reviewed),
      all: sumOf(own, ({ ended }) => ended),
    }
    const observed = sumOf(after, ({ reviewed }) => reviewed)
    if (draw.drawn < limits.servicesMin || draw.drawn === draw.all) return []
    const chance = hypergeometricLow(observed, draw)
    if (chance >= falseAlarmOf(limits) / units.length) return []
    const expected = (draw.drawn * draw.marked) / draw.all
    const base = { signal: 'prompting', subjectKey: unitCode, unitCode, observed } as const
    return [{ ...base, among: draw.drawn, expected, chance, reviewIds: [] }]
  })
}

/** A unit where people whose follow-up says they were satisfied then say themselves they are not. */
export function contradictionSignals(
  followedUp: readonly FollowedUp[],
  limits: SignalLimits,
): Signal[] {
  const units = [...Map.groupBy(followedUp, ({ unitCode }) => unitCode)]
  const badAgain = followedUp.filter(({ isBadAgain }) => isBadAgain).length
  return units.flatMap(([unitCode, own]) => {
    const contradicted = own.filter(({ isBadAgain }) => isBadAgain)
    const [observed, among] = [contradicted.length, own.length]
    const elsewhere = (badAgain - observed) / Math.max(1, followedUp.length - among)
    const usual = Math.max(limits.changedMindsPercent / 100, elsewhere)
    const chance = binomialTail(observed, among, usual)
    if (chance >= falseAlarmOf(limits) / units.length) return []
    const reviewIds = contradicted.map(({ reviewId }) => reviewId)
    const base = { signal: 'contradiction', subjectKey: unitCode, unitCode, observed } as const
    return [{ ...base, among, expected: among * usual, chance, reviewIds }]
  })
}

/** Weight of the newest value in an {@link ewma}. */
const newest = 0.3

/**
 * Exponentially weighted moving averages, one a value.
 *
 * @see docs/domain/integrity.md (source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4)
 */
export function ewma(values: readonly number[], start: number): number[] {
  let level = start
  return values.map((value) => {
    level = newest * value + (1 - newest) * level
    return level
  })
}

/** Standard deviation of the averages, of values that deviate by `deviation`. */
export function ewmaDeviation(deviation: number): number {
  return deviation * Math.sqrt(newest / (2 - newest))
}

/**
 * A unit whose share of the highest level rises above that of its own weeks before, and stays
 * there. It may have become better: then the check says so.
 *
 * @param from - first day of the month; the days before it say what is usual
 */
export function driftSignals(
  days: readonly RatedDay[],
  from: string,
  limits: SignalLimits,
): Signal[] {
  const rated = days.filter(({ reviewed }) => reviewed >= ratedMin)
  const units = [...Map.groupBy(rated, ({ unitCode }) => unitCode)]
  const looks = rated.filter(({ day }) => day >= from).length
  return units.flatMap(([unitCode, own]) => {
    const before = own.filter(({ day }) => day < from)
    const month = own.filter(({ day }) => day >= from)
    const known = sumOf(before, ({ reviewed }) => reviewed)
    const usual = sumOf(before, ({ highest }) => highest) / known
    if (month.length === 0 || before.length < usualDaysMin) return []
    if (usual === 0 || usual === 1) return []
    const deviates = ({ reviewed, highest }: RatedDay) =>
      (highest - reviewed * usual) / Math.sqrt(reviewed * usual * (1 - usual))
    // Days differ by more than chance where weekdays or items do; never by less.
    const spread = Math.max(
      1,
      Math.sqrt(sumOf(before, (day) => deviates(day) ** 2) / before.length),
    )
    const among = sumOf(month, ({ reviewed }) => reviewed)
    // What is usual is known from a quarter only: its own error moves all days of the month.
    const unsure = among / month.length / known
    const deviation = Math.sqrt(ewmaDeviation(spread) ** 2 + unsure)
    const level = Math.max(...ewma(month.map(deviates), 0), 0)
    const chance = normalTail(level / deviation)
    if (chance >= falseAlarmOf(limits) / looks) return []
    const observed = sumOf(month, ({ highest }) => highest)
    const base = { signal: 'drift', subjectKey: unitCode, unitCode, observed } as const
    return [{ ...base, among, expected: among * usual, chance, reviewIds: [] }]
  })
}
