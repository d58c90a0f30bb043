import { dayNumber, daySeconds, endOfDay, localDayOf } from '@huiyin/contract/time'
import {
  addWorkingDays,
  type WorkCalendar,
  workingDaysThrough,
} from '../../../kernel/clock/calendar.rules.ts'
import type { Budget } from '../../../kernel/clock/types.ts'
import type { ClockChange } from '../../../kernel/matter/lifecycle.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** What a region decides about matters that other systems give it. */
export interface OutsideLimits {
  /** The unit's own date lies so many working days before the one from outside. */
  readonly innerDaysBefore: number
  /** How long we wait for the other system's word on our answer before somebody asks. */
  readonly acceptance: Budget
}

export const outsideLimits: RuleName<OutsideLimits> = {
  name: 'exchange/outside-limits',
  otherwise: {
    version: 'shipped-2026-11',
    value: { innerDaysBefore: 2, acceptance: { amountHundredths: 1000, unit: 'working_day' } },
  },
}

const hundredthOfHourMs = 36_000

/**
 * The clocks of an answer: until the moment the other system named, and before it the unit's own.
 * The one from outside governs; where fewer working days are left than the own date needs, it stands
 * alone. A moment is met to within 36 seconds, and never later than it was said.
 */
export function clocksUntil(
  dueAt: Date,
  from: {
    readonly now: Date
    readonly calendar: WorkCalendar
    readonly limits: { readonly version: string; readonly value: OutsideLimits }
  },
): readonly ClockChange[] {
  const { now, calendar, limits } = from
  const { version: ruleVersion, value } = limits
  const outside = {
    name: 'outside',
    do: 'start',
    budget: budgetUntil(dueAt, now),
    ruleVersion,
  } as const
  const today = localDayOf(now)
  const innerDay = addWorkingDays(calendar, localDayOf(dueAt), -value.innerDaysBefore)
  const through = (day: typeof today) => workingDaysThrough(calendar, dayNumber(day) * daySeconds)
  const days = through(innerDay) - through(today)
  if (days < 1) return [outside]
  const budget = { amountHundredths: days * 100, unit: 'working_day' } as const
  return [outside, { name: 'inner', do: 'start', budget, ruleVersion }]
}

function budgetUntil(dueAt: Date, now: Date): Budget {
  const lastDay = localDayOf(dueAt)
  const isEndOfDay = endOfDay(lastDay).getTime() - dueAt.getTime() < 1000
  const days = dayNumber(lastDay) - dayNumber(localDayOf(now))
  if (isEndOfDay && days >= 0) return { amountHundredths: days * 100, unit: 'calendar_day' }
  const hundredths = Math.floor((dueAt.getTime() - now.getTime()) / hundredthOfHourMs)
  // What had passed before it came is overdue from its first minute here.
  return { amountHundredths: Math.max(1, hundredths), unit: 'urgent_hour' }
}
