import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** What a region lays down for the hall; sources in docs/domain/hall.md. */
export interface HallLimits {
  /** 回电: the unit calls back whoever asked. */
  readonly callBack: Budget
  /** 回访: somebody else asks whoever ordered by a hotline whether it was done. */
  readonly checkBack?: Budget
  /** A guide and the person speak at least so often. */
  readonly guideContact: Budget
  /** So many days ahead can be booked online. */
  readonly bookingDaysAhead: number
  /** Open online bookings of one phone. */
  readonly openBookingsMax: number
  /** So many no-shows within so many days pause online booking for so many days. */
  readonly noShowsMax: number
  readonly noShowDays: number
  readonly pauseDays: number
}

const days = (count: number): Budget => ({ amountHundredths: count * 100, unit: 'working_day' })

export const hallLimits: RuleName<HallLimits> = {
  name: 'hall/limits',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      callBack: days(1),
      guideContact: days(5),
      bookingDaysAhead: 14,
      openBookingsMax: 3,
      noShowsMax: 3,
      noShowDays: 180,
      pauseDays: 30,
    },
  },
}
