import { addDays, type LocalDay } from '@huiyin/contract/time'
import { intervalsOfDay, isWorkingDay, type WorkCalendar } from '../../../kernel/clock/index.ts'

/** The last working day before rest days, and how long they are. */
export interface RestAhead {
  readonly day: LocalDay
  /** Nought where nobody rests in the days that are looked at. */
  readonly restDays: number
  /** The first working day after them. */
  readonly until: LocalDay
}

/** No festival keeps an office away from its rest days for longer. */
const daysLookedAt = 60

/**
 * The next last working day before rest days, `from` included. 调休 is the calendar's to know: a
 * Friday before a Saturday that is worked is not the last one.
 *
 * @see docs/domain/hall.md, rule 19
 */
export function restAhead(calendar: WorkCalendar, from: LocalDay): RestAhead {
  const days = Array.from({ length: daysLookedAt }, (_, index) => addDays(from, index))
  const isLast = (day: LocalDay) =>
    isWorkingDay(calendar, day) && !isWorkingDay(calendar, addDays(day, 1))
  const day = days.find(isLast)
  if (day === undefined) return { day: from, restDays: 0, until: from }
  let restDays = 1
  while (!isWorkingDay(calendar, addDays(day, restDays + 1))) restDays += 1
  return { day, restDays, until: addDays(day, restDays + 1) }
}

/**
 * Minutes of a stay outside working hours; time that is worked anyway is nobody's overtime.
 *
 * @param stay - `HH:MM` of one day, `until` after `from`
 * @returns whole minutes, 0 to 1440
 */
export function minutesOutside(
  calendar: WorkCalendar,
  stay: { readonly day: LocalDay; readonly from: string; readonly until: string },
): number {
  const [from, until] = [minuteOf(stay.from), minuteOf(stay.until)]
  const worked = intervalsOfDay(calendar, stay.day).reduce(
    (sum, [opens, closes]) =>
      sum + Math.max(0, Math.min(minuteOf(closes), until) - Math.max(minuteOf(opens), from)),
    0,
  )
  return Math.max(0, until - from - worked)
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
