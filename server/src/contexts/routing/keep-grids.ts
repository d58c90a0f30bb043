import type { GridCollection } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { isArea } from './geometry.rules.ts'
import { lockGrids, saveGrids, selectGrids } from './grids.store.ts'
import type { RoutingParts } from './parts.ts'

/**
 * Adds grids or gives them another border from a day on; former borders are kept, so that an old
 * case is shown in the grid it had.
 *
 * @returns how many were saved
 * @throws Refusal `routing/grid-invalid`, `routing/grid-too-early`
 */
export async function keepGrids(
  parts: RoutingParts,
  regionCode: string,
  { features }: GridCollection,
): Promise<number> {
  if (features.length === 0) return 0
  const grids = features.map(({ geometry, properties }) => ({
    ...properties,
    collectorStaffId: properties.collectorStaffId ?? null,
    polygon: geometry.coordinates,
  }))
  const faulty = grids.find(({ polygon }) => !isArea(polygon))
  if (faulty !== undefined) throw new Refusal('routing/grid-invalid', { code: faulty.code })
  await parts.db.transaction(regionCode, async (tx) => {
    const held = await lockGrids(
      tx,
      grids.map(({ code }) => code),
    )
    const latest = new Map(held.map(({ code, validFrom }) => [code, validFrom]))
    const early = grids.find(({ code, validFrom }) => validFrom < (latest.get(code) ?? ''))
    if (early !== undefined) throw new Refusal('routing/grid-too-early', { code: early.code })
    await saveGrids(tx, grids)
  })
  return grids.length
}

/** The grids of a region on a day, as GeoJSON (RFC 7946); at most 5000. */
export async function showGrids(
  { db, world }: RoutingParts,
  regionCode: string,
  { day = localDayOf(world.now()), areaCode = '' }: { day?: string; areaCode?: string },
): Promise<GridCollection> {
  const grids = await selectGrids(db, { regionCode, day, areaCode })
  return {
    type: 'FeatureCollection',
    features: grids.map(({ polygon, code, name, validFrom, collectorStaffId }) => ({
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: polygon.map((ring) => ring.map((position) => [...position])),
      },
      properties: { code, name, validFrom, collectorStaffId },
    })),
  }
}
