import type { OrderChannel, OrderCheckWay, OrderType } from '@huiyin/contract/hall-orders'
import type { Hotline } from '@huiyin/contract/hotline'

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
  /** The line it came by, and the unit that took the call and goes on reading it. */
  readonly hotline: Hotline | null
  readonly takenByUnitCode: string | null
  readonly checkTries: number
  readonly checkWay: OrderCheckWay | null
  readonly entrustedTo: string | null
  /** What the person said when asked. */
  readonly doneOnDay: boolean | null
  readonly satisfied: boolean | null
}
