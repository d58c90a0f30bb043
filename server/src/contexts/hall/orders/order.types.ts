import type { OrderChannel, OrderType } from '@huiyin/contract/hall-orders'

/** How an order ended. */
export const orderOutcomes = ['done', 'informed', 'refused', 'cancelled', 'missed'] as const
export type OrderOutcome = (typeof orderOutcomes)[number]

/** 预约单: the row of an order. */
export interface HallOrder {
  readonly type: OrderType
  readonly channel: OrderChannel
  readonly windowCode: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly place: string | null
  /** Whether it takes one of the places of its slot. */
  readonly holdsPlace: boolean
  /** The phone of an online booking as a keyed hash. */
  readonly bookerLookup: string | null
  readonly handlerStaffId: string | null
  readonly outcome: OrderOutcome | null
  readonly endedAt: Date | null
}
