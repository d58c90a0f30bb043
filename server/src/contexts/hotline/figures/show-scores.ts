import type {
  HotlineScore,
  HotlineScores,
  HotlineScoresQuery,
} from '@huiyin/contract/hotline-score'
import {
  addDays,
  endOfDay,
  type LocalDay,
  localDay,
  localDayOf,
  startOfDay,
} from '@huiyin/contract/time'
import { periodOfMonth } from '../../../kernel/snapshots/index.ts'
import type { HotlineParts } from '../parts.ts'
import { sumOf } from './figures.rules.ts'
import { type CountedUnit, countTickets } from './figures.store.ts'
import { hotlineScore, rankUnits, scoreBounds, scoreOf, type Unranked } from './score.rules.ts'

/**
 * Units ranked by what callers said of the tickets closed in a month; the rule is that of its last
 * day.
 */
export async function showScores(
  { db, world, org, rulebook }: HotlineParts,
  regionCode: string,
  query: HotlineScoresQuery,
): Promise<HotlineScores> {
  const month = query.month ?? monthBefore(localDayOf(world.now()))
  const { from, to } = periodOfMonth(month)
  const rule = rulebook.inForce(regionCode, hotlineScore, to)
  const counts = await countTickets(db, {
    regionCode,
    hotline: null,
    unitCodes: null,
    from: startOfDay(from),
    to: endOfDay(to),
  })
  const { unit } = await org.snapshot(regionCode)
  const units = [...Map.groupBy(counts, ({ unitCode }) => unitCode)]
    .map(([code, ofUnit]) => scored({ code, name: unit(code)?.name ?? code }, ofUnit, rule.value))
    .filter(
      ({ reached, notReached, scoreWithAll }) => reached + notReached > 0 || scoreWithAll !== null,
    )
  return {
    month,
    rule: { ...rule.value, version: rule.version },
    rows: rankUnits(units, rule.value),
  }
}

function scored(
  unit: Unranked['unit'],
  counts: readonly CountedUnit[],
  weights: HotlineScore,
): Unranked {
  const { reached, notReached, contacted, solved, satisfied } = sumOf(
    counts.filter(({ isAssessed }) => isAssessed),
  )
  const said = { reached, notReached, contacted, solved, satisfied }
  return {
    unit,
    ...said,
    score: scoreOf(said, weights),
    ...scoreBounds(said, weights),
    scoreWithAll: scoreOf(sumOf(counts), weights),
  }
}

function monthBefore(today: LocalDay): string {
  return addDays(localDay(`${today.slice(0, 7)}-01`), -1).slice(0, 7)
}
