import type { NamedGrids } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import { selectGridNames, selectGrids } from './grids.store.ts'
import { likelyGrids } from './likely-grids.rules.ts'
import type { RoutingParts } from './parts.ts'

/** Grids an address may lie in, by the names people use; whoever talks to the person chooses. */
export async function suggestGrids(
  { db, world }: RoutingParts,
  regionCode: string,
  address: string,
): Promise<NamedGrids> {
  const day = localDayOf(world.now())
  const grids = await selectGrids(db, { regionCode, day, areaCode: '' })
  return { rows: likelyGrids(address, grids).map(({ code, name }) => ({ code, name })) }
}

/** What grids are called; an old case may lie in one that is no more, so those are named as well. */
export async function nameGrids({ db }: RoutingParts, regionCode: string): Promise<NamedGrids> {
  return { rows: await selectGridNames(db, { regionCode }) }
}
