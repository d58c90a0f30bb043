import { parseInstant } from '@huiyin/contract/time'
import type { HoursRule } from './calendar-source.ts'
import {
  compileVersion,
  defaultHours,
  nationalSource,
  readShippedYears,
} from './national-calendar.ts'
import type { Budget, ClockEvent, ClockHistory, TimeUnit } from './types.ts'

/** A moment of the city: `2026-11-20 16:30`. */
export function at(text: string): Date {
  const instant = parseInstant(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`)
  if (instant === undefined) throw new RangeError(`not a moment: ${text}`)
  return instant
}

/** Five of a unit: `budgetOf(5, 'working_day')`. */
export function budgetOf(amount: number, unit: TimeUnit): Budget {
  return { amountHundredths: Math.round(amount * 100), unit }
}

/** A clock started at a moment, and what happened to it. */
export function clockOf(
  start: string | Date,
  budget: Budget,
  ...after: ClockEvent[]
): ClockHistory {
  const moment = typeof start === 'string' ? at(start) : start
  const events = [{ type: 'start', at: moment } as const, ...after]
  return { name: 'handle', budget, ruleVersion: 'v1', events }
}

/** The two events of a pause. */
export function pauseOf(from: string | Date, until: string | Date): ClockEvent[] {
  const moment = (value: string | Date) => (typeof value === 'string' ? at(value) : value)
  return [
    { type: 'pause', at: moment(from), ground: '听证' },
    { type: 'resume', at: moment(until) },
  ]
}

/** The national calendar with other hours. */
export function calendarWith(hours: Partial<HoursRule>) {
  return compileVersion({
    ...nationalSource(readShippedYears()),
    localDays: [],
    hours: [{ ...defaultHours, ...hours }],
  })
}
