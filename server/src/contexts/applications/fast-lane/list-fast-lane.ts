import type { FastLaneRow } from '@huiyin/contract/fast-lane'
import { addDays, formatInstant, localDayOf } from '@huiyin/contract/time'
import type { ApplicationParts } from '../parts.ts'
import { selectFastLane } from './fast-lane.store.ts'

/** How long what has ended stays listed. */
const daysListed = 90

/** Applications that go or lately went before others, by number. */
export async function listFastLane(
  { db, org, world }: Pick<ApplicationParts, 'db' | 'org' | 'world'>,
  regionCode: string,
): Promise<FastLaneRow[]> {
  const today = localDayOf(world.now())
  const { unit } = await org.snapshot(regionCode)
  const rows = await selectFastLane(db, regionCode, addDays(today, -daysListed))
  return rows.map(({ unitCode, closedAt, since, ...row }) => ({
    ...row,
    since: formatInstant(since),
    unit: { code: unitCode, name: unit(unitCode)?.name ?? unitCode },
    isOn: closedAt === null && row.until >= today,
  }))
}
