import type { Channel, Outcome } from '@huiyin/contract/reviews'
import { formatInstant } from '@huiyin/contract/time'
import type { AppendedEntry, EntriesHandler } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { guidance } from './guidance/guidance.lifecycle.ts'
import type { GuidanceOutcome } from './guidance/guidance.types.ts'
import { hallOrder } from './orders/order.lifecycle.ts'
import type { HallOrder, OrderOutcome } from './orders/order.types.ts'
import type { EndedService, HallParts } from './parts.ts'

/** How the review asks about each end; whoever was refused, gave up or did not come is asked too. */
const outcomeOfOrder: Readonly<Record<OrderOutcome, Outcome>> = {
  done: 'completed',
  informed: 'completed',
  refused: 'refused',
  cancelled: 'withdrawn',
  missed: 'abandoned',
}
const channelOfOrder: Readonly<Record<HallOrder['channel'], Channel>> = {
  online: 'web',
  phone: 'phone',
  counter: 'terminal',
}
const outcomeOfGuidance: Readonly<Record<GuidanceOutcome, Outcome>> = {
  finished: 'completed',
  stopped: 'abandoned',
  declined: 'withdrawn',
}

/** Acts that end an order. */
export const endingOrderActs = ['inform', 'serve', 'refuse', 'cancel', 'cancel_for', 'miss'].map(
  (act) => `hall_order.${act}`,
)

/** Acts that end a guidance. */
export const endingGuidanceActs = ['finish', 'stop', 'decline', 'end_with_application'].map(
  (act) => `guidance.${act}`,
)

/** What a review has to know of a service of the hall that ended. */
interface Ended {
  readonly outcome: Outcome
  readonly channel: Channel
  readonly at: Date | null
}

/** Every end of an order is the end of a service. */
export function endOrders(parts: HallParts): EntriesHandler {
  return endEach(parts, async (tx, ids) => {
    const rows = await hallOrder.store.load(tx, ids)
    return ended(rows, ({ outcome, channel, endedAt }) =>
      outcome === null
        ? undefined
        : { outcome: outcomeOfOrder[outcome], channel: channelOfOrder[channel], at: endedAt },
    )
  })
}

/** So is every end of a guidance. */
export function endGuidances(parts: HallParts): EntriesHandler {
  return endEach(parts, async (tx, ids) => {
    const rows = await guidance.store.load(tx, ids)
    return ended(rows, ({ outcome, endedAt }) =>
      outcome === null
        ? undefined
        : { outcome: outcomeOfGuidance[outcome], channel: 'phone', at: endedAt },
    )
  })
}

function ended<Row>(
  rows: ReadonlyMap<string, Row>,
  endOf: (row: Row) => Ended | undefined,
): ReadonlyMap<string, Ended> {
  const ends = new Map<string, Ended>()
  for (const [id, row] of rows) {
    const end = endOf(row)
    if (end !== undefined) ends.set(id, end)
  }
  return ends
}

type Load = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Ended>>

function endEach(parts: HallParts, load: Load): EntriesHandler {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const ends = await load(tx, ids)
    const matters = await parts.matters.lock(tx, ids)
    const services = matters.flatMap((matter): EndedService[] => {
      const end = ends.get(matter.id)
      if (end === undefined || matter.itemCode === null) return []
      const service = {
        regionCode: matter.regionCode,
        unitCode: matter.accountableUnitCode,
        itemCode: matter.itemCode,
        projectNo: matter.number,
        serviceNumber: 1,
        channel: end.channel,
        outcome: end.outcome,
        endedAt: formatInstant(end.at ?? matter.closedAt ?? parts.world.now()),
      }
      return [{ end: service, reportedBy: 'system', citizenId: matter.reportedBy }]
    })
    await parts.endServices(tx, services)
  }
}
