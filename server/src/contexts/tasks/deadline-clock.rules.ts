import {
  dayNumber,
  formatInstant,
  type LocalDay,
  localDay,
  localDayOf,
  startOfDay,
} from '@huiyin/contract/time'
import type { Budget } from '../../kernel/clock/types.ts'
import type { ClockChange } from '../../kernel/matter/lifecycle.ts'
import type { Rule } from '../../kernel/rulebook/index.ts'
import type { TaskLimits } from './limits.rules.ts'
import type { TaskContent } from './task.types.ts'

type Dated = Pick<TaskContent, 'deadlineKind' | 'deadlineOn' | 'assignedOn'>

/** The clock a row of the ledger starts: until its day, or as long as its word means here. */
export function clockOf(content: Dated, now: Date, limit: Rule<TaskLimits>): ClockChange {
  const { version, value } = limit
  if (content.deadlineKind === 'day' && content.deadlineOn !== null) {
    return untilDay('handle', localDay(content.deadlineOn), { ...content, now, version })
  }
  if (content.deadlineKind === 'long_term') return start('review', value.review, version)
  const budget = content.deadlineKind === 'at_once' ? value.atOnce : value.phased
  return start('handle', budget, version)
}

/** A clock that runs until the end of a day that somebody named after today. */
export function handleUntil(day: string, now: Date, version: string): ClockChange {
  return untilDay('handle', localDay(day), { assignedOn: null, now, version })
}

export function start(name: string, budget: Budget, ruleVersion: string): ClockChange {
  return { name, do: 'start', budget, ruleVersion }
}

/** Calendar days from one day to another: what an extension to a day adds. */
export function daysBetween(from: Date, to: string): Budget {
  const days = dayNumber(localDay(to)) - dayNumber(localDayOf(from))
  return { amountHundredths: days * 100, unit: 'calendar_day' }
}

/**
 * Until the end of a day. The time counts from the day the ledger says it was assigned, else from
 * today; a day that had passed when the ledger came is its own beginning, so that it is overdue from
 * its first moment here and nothing is invented about when it was set.
 */
function untilDay(
  name: string,
  day: LocalDay,
  from: { readonly assignedOn: string | null; readonly now: Date; readonly version: string },
): ClockChange {
  const today = localDayOf(from.now)
  const assigned = from.assignedOn === null ? today : localDay(from.assignedOn)
  const begins = [assigned, today, day].toSorted()[0] ?? day
  const change = {
    name,
    do: 'start',
    budget: daysBetween(startOfDay(begins), day),
    ruleVersion: from.version,
  } as const
  return begins === today ? change : { ...change, since: formatInstant(startOfDay(begins)) }
}
