import type { MatterKind } from '@huiyin/contract/matter'
import type { Tx } from '../../platform/db/db.ts'
import { type CountedGap, countGaps, insertGaps } from './duty-gaps.store.ts'
import { beginDisputes, type DescribeDisputed, endDisputes, endingActs } from './follow-disputes.ts'
import type { RoutingParts } from './parts.ts'
import type { Routed } from './route.rules.ts'
import { type RouteWanted, routeMatter } from './route-matter.ts'

export { dispute } from './dispute.lifecycle.ts'
export type { Disputed } from './dispute.types.ts'
export { disputeLimits } from './dispute-limits.rules.ts'
export { metresBetween } from './geometry.rules.ts'
export { keepGrids, showGrids } from './keep-grids.ts'
export type { Routed } from './route.rules.ts'
export type { RouteWanted } from './route-matter.ts'
export { routingPolicy } from './routing.policy.ts'
export { routingRoutes } from './routing.routes.ts'
export { findRoutingFault, responsibilityRule } from './table.rules.ts'
export { routingTables } from './tables.ts'

/** A matter that was taken in, and how it was routed. */
export interface TakenIn {
  readonly matterId: string
  readonly wanted: RouteWanted
  readonly routed: Routed
}

/** 归口: who answers for a matter, and why. */
export interface Routing {
  /** Reads only: asked as often as one likes, also to explain. */
  route(wanted: RouteWanted): Promise<Routed>
  /** Counts matters that were routed to nobody and sends the gaps up; what somebody answers for is none. */
  noteGaps(tx: Tx, taken: readonly TakenIn[]): Promise<void>
  /** What nobody answered for, by class and area, the most often first; at most 500. */
  dutyGaps(regionCode: string): Promise<readonly CountedGap[]>
  /**
   * Opens a dispute whenever a unit takes the act `dispute` on a matter of this kind. When it ends
   * the matter is told by the system's act `settle_dispute` with `unitCode` and `dispute`. Call it
   * while the house is opened.
   */
  hearDisputes(kind: MatterKind, describe: DescribeDisputed): void
  readonly parts: RoutingParts
}

export function openRouting(parts: RoutingParts): Routing {
  for (const act of endingActs) {
    parts.ledger.subscribe(act, `routing.${act.replace('.', '-')}`, (tx, entries) =>
      endDisputes(tx, parts, [...new Set(entries.map(({ streamId }) => streamId))]),
    )
  }
  return {
    route: (wanted) => routeMatter(parts, wanted),
    async noteGaps(tx, taken) {
      const gaps = taken.filter(({ routed }) => routed.by === 'duty_gap')
      if (gaps.length === 0) return
      const foundAt = parts.world.now()
      await insertGaps(
        tx,
        gaps.map(({ matterId, wanted: { kind, category }, routed }) => {
          const { areaCode, unitCode, version: tableVersion } = routed
          return { matterId, kind, category, areaCode, unitCode, tableVersion, foundAt }
        }),
      )
      await parts.notices.queue(
        tx,
        gaps.map(({ matterId, wanted: { category }, routed: { areaCode, unitCode } }) => ({
          kind: 'escalated',
          toUnitCode: unitCode,
          matterId,
          reason: `无主事项，请明确责任单位：${category}${areaCode === null ? '' : ` ${areaCode}`}`,
          dueAt: null,
          createdAt: foundAt,
        })),
      )
    },
    dutyGaps: (regionCode) => countGaps(parts.db, regionCode),
    hearDisputes(kind, describe) {
      parts.ledger.subscribe(`${kind}.dispute`, `routing.dispute-${kind}`, async (tx, entries) => {
        const ids = [...new Set(entries.map(({ streamId }) => streamId))]
        await beginDisputes(tx, parts, await describe(tx, ids))
      })
    },
    parts,
  }
}
