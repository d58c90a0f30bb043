import type { Point, RoutedKind } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import type { Queryable, RegionReads } from '../../platform/db/db.ts'
import { placeIn } from './geometry.rules.ts'
import { type Grid, selectGridsNear } from './grids.store.ts'
import type { RoutingParts } from './parts.ts'
import { selectPrecedents } from './precedents.store.ts'
import { findRoute, type Routed } from './route.rules.ts'
import { responsibilityRule } from './table.rules.ts'

/** What somebody wants routed: a class, and a place as a point or as the code of an area. */
export interface RouteWanted {
  readonly regionCode: string
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode?: string | undefined
  readonly point?: Point | undefined
  /** 权属单位, where a register knows it. */
  readonly ownerUnitCode?: string | null | undefined
}

/** The grids a point lies in or on as of today, by code; several on a border. */
export async function findGrids(
  { db, world }: Pick<RoutingParts, 'db' | 'world'>,
  asked: { readonly regionCode: string; readonly point: Point; readonly q?: Queryable },
): Promise<Grid[]> {
  const day = localDayOf(world.now())
  const near = await selectGridsNear(asked.q ?? db, { ...asked, day })
  return near.filter(({ polygon }) => placeIn(polygon, asked.point) !== 'outside')
}

/**
 * Who answers for each of some matters of a region, and why, in the order asked. A point decides
 * before a code; on a border the grid with the smallest code has it for now.
 */
export async function routeMatters<One extends { readonly wanted: RouteWanted }>(
  parts: RoutingParts,
  reads: RegionReads,
  asked: readonly One[],
): Promise<readonly (One & { readonly routed: Routed })[]> {
  const { world, org, rulebook } = parts
  const { regionCode } = reads
  const [precedentsOf, gridsOf, organisation, supervising] = await Promise.all([
    selectPrecedents(
      reads,
      asked.map(({ wanted }) => wanted),
    ),
    Promise.all(
      asked.map(({ wanted: { point } }) =>
        point === undefined ? [] : findGrids(parts, { regionCode, point, q: reads }),
      ),
    ),
    org.snapshot(regionCode),
    org.supervisingUnit(regionCode),
  ])
  const today = localDayOf(world.now())
  const known = {
    table: rulebook.inForce(regionCode, responsibilityRule, today),
    unit(code: string) {
      const unit = organisation.unit(organisation.currentUnit(code))
      return unit?.validTo == null || unit.validTo >= today ? unit : undefined
    },
    supervisingUnitCode: supervising?.code ?? organisation.units[0]?.code ?? '',
  }
  return asked.map((one, index) => {
    const { kind, category, areaCode, point, ownerUnitCode } = one.wanted
    const grids = gridsOf[index] ?? []
    const routed = findRoute(
      {
        kind,
        category,
        areaCode: grids[0]?.code ?? areaCode ?? null,
        isOutside: point !== undefined && grids.length === 0,
        grids: grids.map(({ code, name }) => ({ code, name })),
        ownerUnitCode: ownerUnitCode ?? null,
      },
      { ...known, precedents: precedentsOf(one.wanted) },
    )
    return { ...one, routed }
  })
}
