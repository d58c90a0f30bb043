import type { Channel, Outcome } from '@huiyin/contract/reviews'
import { formatInstant } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { hallOrder } from './orders/order.lifecycle.ts'
import type { OrderOutcome } from './orders/order.types.ts'
import type { EndedService, HallParts } from './parts.ts'

/** How the review asks about each end; whoever was refused, gave up or did not come is asked too. */
const outcomeOfOrder: Readonly<Record<OrderOutcome, Outcome>> = {
  done: 'completed',
  informed: 'completed',
  refused: 'refused',
  cancelled: 'withdrawn',
  missed: 'abandoned',
}

/** Acts that end an order. */
export const endingOrderActs = ['inform', 'serve', 'refuse', 'cancel', 'cancel_for', 'miss'].map(
  (act) => `hall_order.${act}`,
)

/** Every end of an order is the end of a service. */
export function endOrders(parts: HallParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const rows = await hallOrder.store.load(tx, ids)
    const matters = await parts.matters.lock(tx, ids)
    const ended = matters.flatMap((matter): EndedService[] => {
      const row = rows.get(matter.id)
      if (row === undefined || row.outcome === null || matter.itemCode === null) return []
      const channel: Channel = { online: 'web', phone: 'phone', counter: 'terminal' }[
        row.channel
      ] as Channel
      const end = {
        regionCode: matter.regionCode,
        unitCode: matter.accountableUnitCode,
        itemCode: matter.itemCode,
        projectNo: matter.number,
        serviceNumber: 1,
        channel,
        outcome: outcomeOfOrder[row.outcome],
        endedAt: formatInstant(row.endedAt ?? matter.closedAt ?? parts.world.now()),
      }
      return [{ end, reportedBy: 'system', citizenId: matter.reportedBy }]
    })
    await parts.endServices(tx, ended)
  }
}
