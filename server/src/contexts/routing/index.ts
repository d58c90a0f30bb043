import type { Tx } from '../../platform/db/db.ts'
import { type CountedGap, countGaps, insertGaps } from './duty-gaps.store.ts'
import type { RoutingParts } from './parts.ts'
import type { Routed } from './route.rules.ts'
import { type RouteWanted, routeMatter } from './route-matter.ts'

export { metresBetween } from './geometry.rules.ts'
export { keepGrids } from './keep-grids.ts'
export type { Routed } from './route.rules.ts'
export type { RouteWanted } from './route-matter.ts'
export { routingPolicy } from './routing.policy.ts'
export { routingRoutes } from './routing.routes.ts'
export { findRoutingFault, responsibilityRule } from './table.rules.ts'
export { routingTables } from './tables.ts'

/** 归口: who answers for a matter, and why. */
export interface Routing {
  /** Reads only: asked as often as one likes, also to explain. */
  route(wanted: RouteWanted): Promise<Routed>
  /** Counts a matter that was routed to nobody; nothing where somebody answers for it. */
  noteGap(tx: Tx, wanted: RouteWanted, routed: Routed, matterId: string): Promise<void>
  /** What nobody answered for, by class and area, the most often first; at most 500. */
  dutyGaps(regionCode: string): Promise<readonly CountedGap[]>
  readonly parts: RoutingParts
}

export function openRouting(parts: RoutingParts): Routing {
  return {
    route: (wanted) => routeMatter(parts, wanted),
    async noteGap(tx, { kind, category }, { by, areaCode, unitCode, version }, matterId) {
      if (by !== 'duty_gap') return
      const foundAt = parts.world.now()
      await insertGaps(tx, [
        { matterId, kind, category, areaCode, unitCode, tableVersion: version, foundAt },
      ])
    },
    dutyGaps: (regionCode) => countGaps(parts.db, regionCode),
    parts,
  }
}
