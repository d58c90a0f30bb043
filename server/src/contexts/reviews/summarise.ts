import type { Channel, Summary, SummaryQuery } from '@huiyin/contract/reviews'
import { channelWords } from '@huiyin/contract/reviews.words'
import {
  dayNumber,
  endOfDay,
  formatInstant,
  type LocalDay,
  parseLocalDay,
  startOfDay,
} from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ReviewParts } from './parts.ts'
import { summaryRow } from './summary.rules.ts'
import { selectMeasures, selectRectifications } from './summary.store.ts'
import type { GroupBy } from './summary.types.ts'

const periodDaysMax = 3 * 366

/** What figures are read with. */
export type SummaryParts = Pick<ReviewParts, 'db' | 'world' | 'org' | 'catalog'>

/** Figures of a region and all below it, for any period, by unit, item or channel. */
export async function summarise(parts: SummaryParts, query: SummaryQuery): Promise<Summary> {
  const from = parseLocalDay(query.from)
  const to = parseLocalDay(query.to)
  if (from === undefined || to === undefined || !isPeriod(from, to)) {
    throw new Refusal('reviews/period-invalid')
  }
  if ((await parts.org.region(query.regionCode)) === undefined) {
    throw new Refusal('reviews/region-unknown')
  }
  const regionCodes = await parts.org.regionsBelow(query.regionCode)
  const { groupBy } = query
  const [measures, rectifications] = await Promise.all([
    selectMeasures(parts.db, groupBy, { regionCodes, from, to }),
    selectRectifications(parts.db, groupBy, {
      regionCodes,
      from: startOfDay(from),
      // What is not due yet is neither kept nor missed.
      until: new Date(Math.min(endOfDay(to).getTime(), parts.world.now().getTime())),
    }),
  ])
  const measuresOf = Map.groupBy(measures, ({ key }) => key)
  const rectificationsOf = Map.groupBy(rectifications, ({ key }) => key)
  const keys = [...new Set([...measuresOf.keys(), ...rectificationsOf.keys()])].toSorted()
  return {
    regionCode: query.regionCode,
    from,
    to,
    groupBy,
    countedAt: formatInstant(parts.world.now()),
    rows: await Promise.all(
      keys.map(async (key) =>
        summaryRow(
          key,
          await nameOfGroup(parts, groupBy, regionCodes, key),
          measuresOf.get(key) ?? [],
          rectificationsOf.get(key) ?? [],
        ),
      ),
    ),
    total: summaryRow('total', '合计', measures, rectifications),
  }
}

function isPeriod(from: LocalDay, to: LocalDay): boolean {
  const days = dayNumber(to) - dayNumber(from)
  return days >= 0 && days < periodDaysMax
}

/** A unit or item by name in whichever of the regions knows it. */
export async function nameOfGroup(
  parts: Pick<SummaryParts, 'org' | 'catalog'>,
  groupBy: GroupBy,
  regionCodes: readonly string[],
  key: string,
): Promise<string> {
  if (groupBy === 'channel') return channelWords[key as Channel]?.zh ?? key
  for (const regionCode of regionCodes) {
    const found =
      groupBy === 'unit'
        ? await parts.org.unit(regionCode, key)
        : await parts.catalog.item(regionCode, key)
    if (found !== undefined) return found.name
  }
  return key
}
