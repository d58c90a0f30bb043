import type { WorkCalendar } from '../../kernel/clock/calendar.rules.ts'
import { dueOf } from '../../kernel/clock/clock.rules.ts'
import type { Budget } from '../../kernel/clock/types.ts'

/** The last second of a budget that starts at a moment, without pauses or extensions. */
export function dueOfBudget(budget: Budget, startedAt: Date, calendar: WorkCalendar): Date {
  const events = [{ type: 'start', at: startedAt }] as const
  return dueOf({ name: 'limit', budget, ruleVersion: '', events }, calendar).dueAt
}
