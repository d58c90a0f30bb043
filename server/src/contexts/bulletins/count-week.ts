import type { Stock } from '@huiyin/contract/case-bulletins'
import type { Tx } from '../../platform/db/db.ts'
import { casesAlive, casesDated, countReceived, selectCaseSteps } from '../city-cases/index.ts'
import { findLastPublished } from './bulletins.store.ts'
import { countPostponed, insertDueCases, selectPlainStock } from './counting.store.ts'
import { type WeeklyFacts, weeklyFacts } from './facts.rules.ts'
import type { BulletinParts } from './parts.ts'
import { cityWeeklyRule, type Period } from './period.rules.ts'
import { addStock, noStock, type Step, stockOf } from './stock.rules.ts'

interface Counted {
  readonly bulletinId: string
  readonly period: Period
}

/** Counts a week, keeps every due case with its class, and returns what the bulletin prints. */
export async function countWeek(
  tx: Tx,
  parts: BulletinParts,
  { bulletinId, period }: Counted,
): Promise<WeeklyFacts> {
  const { regionCode } = tx
  const rule = parts.rulebook.inForce(regionCode, cityWeeklyRule, period.to)
  const { postponedAreDue } = rule.value
  const asked = { regionCode, ...period }
  const dated = casesDated(asked)
  const classes = await insertDueCases(tx, { bulletinId, period, postponedAreDue, dated })
  const [region, issuer, organisation, last] = [
    await parts.org.region(regionCode),
    await parts.org.supervisingUnit(regionCode),
    await parts.org.snapshot(regionCode),
    await findLastPublished(tx, { regionCode, kind: 'city_weekly', from: period.from }),
  ]
  const regionName = region?.name ?? regionCode
  return weeklyFacts({
    period,
    rule,
    countedAt: parts.world.now(),
    regionName,
    issuerName: issuer?.name ?? regionName,
    received: await countReceived(tx, asked),
    postponedLeftOut: postponedAreDue ? 0 : await countPostponed(tx, { period, dated }),
    classes,
    stock: await stockOfUnits(tx, period, asked),
    unitName: (code) => organisation.unit(code)?.name ?? code,
    last: last === undefined ? null : last.facts,
  })
}

/** Cases nobody acted on are counted by the database, the others life by life. */
async function stockOfUnits(
  tx: Tx,
  period: Period,
  asked: Parameters<typeof casesAlive>[0],
): Promise<ReadonlyMap<string, Stock>> {
  const steps = await selectCaseSteps(tx, asked)
  const lives = Map.groupBy(steps, ({ matterId }) => matterId) as Map<string, readonly Step[]>
  const stocks = new Map(stockOf(lives.values(), period))
  for (const { unitCode, ...plain } of await selectPlainStock(tx, {
    period,
    alive: casesAlive(asked),
  })) {
    stocks.set(unitCode, addStock(stocks.get(unitCode) ?? noStock, { ...noStock, ...plain }))
  }
  return stocks
}
