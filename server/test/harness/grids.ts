import type { GridFeature } from '@huiyin/contract/routing'
import { keepGrids } from '../../src/contexts/routing/index.ts'
import { county, type Town } from './town.ts'

/** A grid of one degree between 33 and 34 degrees north, named by the last digits of its code. */
export function gridSquare(
  code: string,
  west: number,
  said: { readonly name?: string; readonly validFrom?: string } = {},
): GridFeature {
  const [east, south, north] = [west + 1, 33, 34]
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [corners] },
    properties: { code, name: `网格 ${code.slice(-3)}`, validFrom: '2026-01-01', ...said },
  }
}

/** Takes grids of the county over from a map. */
export async function keepSquares(town: Town, ...features: GridFeature[]): Promise<void> {
  const { parts } = town.app.house.routing
  await keepGrids(parts, county, { type: 'FeatureCollection', features })
}
