import type { HallFigures, HallFiguresQuery } from '@huiyin/contract/hall-figures'
import { endOfDay, localDay, startOfDay } from '@huiyin/contract/time'
import { share } from '../../../kernel/metrics/index.ts'
import { versionsInForce } from '../../catalog/index.ts'
import type { HallParts } from '../parts.ts'
import { countByItem, countClosed } from './figures.store.ts'
import { countHotlineOrders } from './order-figures.store.ts'

/** What the visits of a span come to: measured by events, beside what the catalogue declares. */
export async function showFigures(
  { db, catalog }: HallParts,
  query: HallFiguresQuery,
): Promise<HallFigures> {
  const { regionCode, from, to } = query
  const items = await countByItem(db, query)
  const time = { regionCode, from: startOfDay(localDay(from)), until: endOfDay(localDay(to)) }
  const closed = await countClosed(db, time)
  const hotlineOrders = await countHotlineOrders(db, time)
  const codes = items.flatMap(({ itemCode }) => itemCode ?? [])
  const versions = await versionsInForce(db, { regionCode, day: to, codes })
  const declared = new Map(versions.map(({ code, content }) => [code, content.promise.visits]))
  const names = new Map((await catalog.items(regionCode)).map(({ code, name }) => [code, name]))
  const sum = (read: (item: (typeof items)[number]) => number) =>
    items.reduce((total, item) => total + read(item), 0)
  const ended = sum((item) => item.ended)
  const abandoned = sum((item) => item.abandoned)
  const ofClosed = (numerator: number) => share({ numerator, denominator: closed.closed })
  return {
    ended,
    abandoned,
    abandonedShare: share({ numerator: abandoned, denominator: ended }),
    ...closed,
    atMostOneVisitShare: ofClosed(closed.atMostOneVisit),
    approverNotMetShare: ofClosed(closed.approverNotMet),
    hotlineOrders,
    rows: items.map(({ ended: _, matterVisits, ...item }) => ({
      ...item,
      itemName: names.get(item.itemCode ?? '') ?? null,
      visitsPerMatter: item.matters === 0 ? null : hundredths(matterVisits / item.matters),
      declaredVisits: declared.get(item.itemCode ?? '') ?? null,
    })),
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
