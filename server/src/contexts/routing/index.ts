import assert from 'node:assert/strict'
import type { MatterKind } from '@huiyin/contract/matter'
import type { RegionReads, Tx } from '../../platform/db/db.ts'
import { type CountedGap, countGaps, insertGaps } from './duty-gaps.store.ts'
import { beginDisputes, type DescribeDisputed, endDisputes, endingActs } from './follow-disputes.ts'
import { selectGridNames } from './grids.store.ts'
import type { RoutingParts } from './parts.ts'
import type { Routed } from './route.rules.ts'
import { type RouteWanted, routeMatters } from './route-matter.ts'

export { dispute } from './dispute.lifecycle.ts'
export type { Disputed } from './dispute.types.ts'
export { disputeLimits } from './dispute-limits.rules.ts'
export { metresBetween } from './geometry.rules.ts'
export { keepGrids, showGrids } from './keep-grids.ts'
export { explainedOf, type Routed } from './route.rules.ts'
export type { RouteWanted } from './route-matter.ts'
export { routingPolicy } from './routing.policy.ts'
export { routingRoutes } from './routing.routes.ts'
export { findRoutingFault, responsibilityRule } from './table.rules.ts'

/** A matter that was taken in, and how it was routed. */
export interface TakenIn {
  readonly matterId: string
  readonly wanted: RouteWanted
  readonly routed: Routed
  /** What people call its class; left out, its code is told. */
  readonly className: string | undefined
}

/** 归口: who answers for a matter, and why. */
export interface Routing {
  /** Reads only: asked as often as one likes, also to explain. */
  route(wanted: RouteWanted): Promise<Routed>
  /** The same for a batch of one region, in the order asked, with its rulings read at once. */
  routeAll<One extends { readonly wanted: RouteWanted }>(
    reads: RegionReads,
    asked: readonly One[],
  ): Promise<readonly (One & { readonly routed: Routed })[]>
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
    async route(wanted) {
      const [found] = await routeMatters(parts, parts.db.readsOf(wanted.regionCode), [{ wanted }])
      assert(found !== undefined, 'what is asked is routed')
      return found.routed
    },
    routeAll: (reads, asked) => routeMatters(parts, reads, asked),
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
      const what = await namedGaps(tx, gaps)
      await parts.notices.queue(
        tx,
        gaps.map((gap) => ({
          kind: 'escalated',
          toUnitCode: gap.routed.unitCode,
          matterId: gap.matterId,
          reason: `无主事项，请明确责任单位：${what(gap)}`,
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

/** Class and place of a gap in words: whoever has to find a unit for it knows no codes. */
async function namedGaps(tx: Tx, gaps: readonly TakenIn[]): Promise<(gap: TakenIn) => string> {
  const codes = gaps.flatMap(({ routed }) => routed.areaCode ?? [])
  const rows = await selectGridNames(tx, { regionCode: tx.regionCode, codes })
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  return ({ className, wanted, routed: { areaCode } }) => {
    const what = className ?? wanted.category
    return areaCode === null ? what : `${what} ${names.get(areaCode) ?? areaCode}`
  }
}
