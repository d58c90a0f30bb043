import type { OrderTaken } from '@huiyin/contract/hall-orders'
import type { Visit } from '@huiyin/contract/hall-visits'
import type { EntriesHandler } from '../../kernel/ledger/index.ts'
import { openLane } from '../../kernel/matter/index.ts'
import { endingActs as applicationEnds } from '../applications/index.ts'
import { endGuidances, endingGuidanceActs, endingOrderActs, endOrders } from './end-service.ts'
import { endWithApplications } from './guidance/end-with-application.ts'
import { beginOrder, type OrderGiven } from './orders/begin-order.ts'
import type { Hall, HallParts } from './parts.ts'
import { takeVisit, type VisitReport } from './visits/take-visit.ts'

export { bookingPages } from './booking/booking.pages.ts'
export { findTimes } from './booking/find-times.ts'
export { beginGuidance } from './guidance/begin-guidance.ts'
export { guidance } from './guidance/guidance.lifecycle.ts'
export { guidanceOutcomes } from './guidance/guidance.types.ts'
export { hallRoutes } from './hall.routes.ts'
export { recordHelp } from './help/record-help.ts'
export { hallLimits } from './limits.rules.ts'
export { layOutSlots } from './orders/lay-out-slots.ts'
export { hallOrder } from './orders/order.lifecycle.ts'
export { orderOutcomes } from './orders/order.types.ts'
export type { Hall, HallParts } from './parts.ts'
export { askAboutVisits } from './visits/take-visit.ts'

/**
 * 大厅: visits that are counted, orders, and the services around an application. Visits and orders
 * are taken in turn: many that wait for one slot must not hold every connection while they do.
 */
export function openHall(parts: HallParts): Hall {
  listen(parts, endingOrderActs, endOrders(parts))
  listen(parts, endingGuidanceActs, endGuidances(parts))
  listen(parts, applicationEnds, endWithApplications(parts))
  const orders = openLane<OrderGiven, OrderTaken>(inTurn((given) => beginOrder(parts, given)))
  const visits = openLane<VisitReport, Visit>(inTurn((report) => takeVisit(parts, report)))
  return {
    ...parts,
    beginOrder: (given) => orders.submit(given),
    takeVisit: (report) => visits.submit(report),
    async drain() {
      await orders.drain()
      await visits.drain()
    },
  }
}

/** Hears of acts, each under a name of the hall. */
function listen({ ledger }: HallParts, acts: readonly string[], handler: EntriesHandler): void {
  for (const act of acts) ledger.subscribe(act, `hall.end-${act.replace('.', '-')}`, handler)
}

/** One after the other, each with its own commit. */
function inTurn<Input, Result>(take: (input: Input) => Promise<Result>) {
  return {
    batchMax: 1,
    run: (batch: readonly Input[]) =>
      Promise.all(batch.map(async (one) => ({ ok: true, value: await take(one) }) as const)),
  }
}
