import type { Point, RoutedKind } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
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
 * Who answers for a matter, and why. A point decides before a code; on a border the grid with the
 * smallest code has it for now.
 */
export async function routeMatter(parts: RoutingParts, wanted: RouteWanted): Promise<Routed> {
  const { db, world, org, rulebook } = parts
  const { regionCode, kind, category, point } = wanted
  const grids = point === undefined ? [] : await findGrids(parts, { regionCode, point })
  const organisation = await org.snapshot(regionCode)
  const supervising = await org.supervisingUnit(regionCode)
  const today = localDayOf(world.now())
  return findRoute(
    {
      kind,
      category,
      areaCode: grids[0]?.code ?? wanted.areaCode ?? null,
      isOutside: point !== undefined && grids.length === 0,
      grids: grids.map(({ code }) => code),
      ownerUnitCode: wanted.ownerUnitCode ?? null,
    },
    {
      table: rulebook.inForce(regionCode, responsibilityRule, today),
      precedents: await selectPrecedents(db, { regionCode, kind, category }),
      unit(code) {
        const unit = organisation.unit(organisation.currentUnit(code))
        return unit?.validTo == null || unit.validTo >= today ? unit : undefined
      },
      supervisingUnitCode: supervising?.code ?? organisation.units[0]?.code ?? '',
    },
  )
}
