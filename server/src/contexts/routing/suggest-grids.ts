import type { GridSuggestions } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import { selectGrids } from './grids.store.ts'
import { likelyGrids } from './likely-grids.rules.ts'
import type { RoutingParts } from './parts.ts'

/** Grids an address may lie in, by the names people use; whoever talks to the person chooses. */
export async function suggestGrids(
  { db, world }: RoutingParts,
  regionCode: string,
  address: string,
): Promise<GridSuggestions> {
  const day = localDayOf(world.now())
  const grids = await selectGrids(db, { regionCode, day, areaCode: '' })
  return { rows: likelyGrids(address, grids).map(({ code, name }) => ({ code, name })) }
}
