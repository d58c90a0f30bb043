import { daySeconds } from '@huiyin/contract/time'
import {
  citySecond,
  instantOfCitySecond,
  isAnnounced,
  secondOfWorkingDays,
  secondOfWorkingSeconds,
  type WorkCalendar,
  workingDaysAt,
  workingDaysThrough,
  workingSecondsAt,
} from './calendar.rules.ts'
import { type Course, courseOf, type Pause } from './course.rules.ts'
import type { Budget, ClockHistory, Due, TimeUnit } from './types.ts'

/** How a unit sees time: a position that never runs backwards, and the way back. */
interface Measure {
  /** Positions in a hundredth of the unit. */
  readonly hundredth: number
  /** Where counting begins for a clock started at this second. */
  readonly origin: (second: number, calendar: WorkCalendar) => number
  readonly position: (second: number, calendar: WorkCalendar) => number
  /** The last second in time when the budget is used up at this position. */
  readonly second: (position: number, calendar: WorkCalendar) => number
  /** Whether holidays matter to it. */
  readonly keepsHolidays: boolean
}

const continuous = {
  origin: (second: number) => second,
  position: (second: number) => second,
  second: (position: number) => position,
  keepsHolidays: false,
}

/** Source of each line: docs/domain/clock.md, "Five units". */
const measures: Readonly<Record<TimeUnit, Measure>> = {
  urgent_hour: { ...continuous, hundredth: 36 },
  urgent_day: { ...continuous, hundredth: 864 },
  working_hour: {
    hundredth: 36,
    origin: (second, calendar) => workingSecondsAt(calendar, second),
    position: (second, calendar) => workingSecondsAt(calendar, second),
    second: (position, calendar) => secondOfWorkingSeconds(calendar, position),
    keepsHolidays: true,
  },
  working_day: {
    hundredth: 0.01,
    origin: (second, calendar) => workingDaysThrough(calendar, second),
    position: (second, calendar) => workingDaysAt(calendar, second),
    second: (position, calendar) => secondOfWorkingDays(calendar, position),
    keepsHolidays: true,
  },
  calendar_day: {
    hundredth: 864,
    origin: (second) => (Math.floor(second / daySeconds) + 1) * daySeconds,
    position: (second) => second,
    // A day is over at midnight; its last second in time is the one before.
    second: (position) => position - 1,
    keepsHolidays: false,
  },
}

/**
 * The last second in time of a clock.
 *
 * Pauses are cut out of the timeline before anything is counted, so working and wall time never
 * mix; a pause that begins after the budget is used up changes nothing. Extensions add to the
 * budget. `working_day` ends with the closing of its last day and `calendar_day` at 23:59:59, the
 * day of the start not counted; hours are exact to the second.
 *
 * @param calendar - of the region for the citizen's date, of the unit for its inner clock
 * @throws RangeError if the events are impossible or the date lies beyond the calendar
 * @see docs/domain/clock.md
 */
export function dueOf(history: ClockHistory, calendar: WorkCalendar): Due {
  const course = courseOf(history)
  if (course.settledDue !== undefined) {
    return { dueAt: instantOfCitySecond(course.settledDue), state: 'ended', provisional: false }
  }
  let due = course.movedTo ?? course.start
  let keepsHolidays = false
  for (const budget of course.movedTo === undefined ? course.budgets : []) {
    due = spend(budget, due, course, calendar)
    keepsHolidays ||= measures[budget.unit].keepsHolidays
  }
  return {
    dueAt: instantOfCitySecond(Math.min(Math.max(due, course.notBefore), course.notAfter)),
    state: course.state,
    provisional: keepsHolidays && !isAnnounced(calendar, course.start, due),
  }
}

/** The date as first promised: pauses cut out, extensions and moves left aside. */
export function originalDueOf(history: ClockHistory, calendar: WorkCalendar): Due {
  const events = history.events.filter((event) => event.type !== 'extend' && event.type !== 'move')
  return dueOf({ ...history, events: events.map(withoutSettledDue) }, calendar)
}

/**
 * What has been used of a clock at a moment, in the unit of its promise, rounded down to
 * hundredths. Pauses do not count, nothing counts after the end; it goes on growing when overdue.
 */
export function usedTime(history: ClockHistory, calendar: WorkCalendar, at: Date): Budget {
  const { unit } = history.budget
  const course = courseOf(historyUntil(history, at))
  const hundredths = usedHundredths(course, unit, citySecond(at), calendar)
  return { amountHundredths: Math.floor(hundredths + hundredthTolerance), unit }
}

/**
 * What is left of a clock at a moment, rounded up to hundredths; below zero it is the time
 * overdue. Where an extension has another unit than the promise, the unit of the extension holds.
 */
export function remaining(history: ClockHistory, calendar: WorkCalendar, at: Date): Budget {
  const until = historyUntil(history, at)
  const course = courseOf(until)
  const { unit, amountHundredths } = course.budgets.at(-1) ?? history.budget
  const hundredths =
    course.budgets.length === 1 && course.movedTo === undefined
      ? amountHundredths - usedHundredths(course, unit, citySecond(at), calendar)
      : hundredthsUntilDue(unit, until, calendar, at)
  return { amountHundredths: Math.ceil(hundredths - hundredthTolerance), unit }
}

/**
 * The time from one moment to another in a unit, rounded down to hundredths, as a clock that
 * starts with the first would count it. Two moments of one day are 0 working days.
 */
export function timeBetween(
  { from, until }: { readonly from: Date; readonly until: Date },
  unit: TimeUnit,
  calendar: WorkCalendar,
): Budget {
  const start = { type: 'start', at: from } as const
  const budget = { amountHundredths: 0, unit }
  return usedTime({ name: 'between', budget, ruleVersion: '', events: [start] }, calendar, until)
}

/**
 * What each ended pause takes out of the timeline, in order, in the unit of the promise and
 * rounded to hundredths.
 */
export function pausedTimes(history: ClockHistory, calendar: WorkCalendar): Budget[] {
  const { unit } = history.budget
  const measure = measures[unit]
  const course = courseOf(history)
  const origin = measure.origin(course.start, calendar)
  return course.pauses.map((pause) => ({
    amountHundredths: Math.round(cut(pause, origin, measure, calendar) / measure.hundredth),
    unit,
  }))
}

/**
 * The moment at which `before` is still left until `dueAt`: when a reminder is sent. Lunch breaks,
 * nights and holidays are stepped over for working units.
 */
export function momentBefore(dueAt: Date, before: Budget, calendar: WorkCalendar): Date {
  // 24 hours before a midnight less one second is again a midnight less one second.
  const measure = measures[before.unit === 'calendar_day' ? 'urgent_day' : before.unit]
  const position = measure.position(citySecond(dueAt), calendar)
  const target = position - before.amountHundredths * measure.hundredth
  return instantOfCitySecond(measure.second(target, calendar))
}

/** The moment at which a share (0 to 1) of the whole time is used: reminders at 50 % and 80 %. */
export function momentOfShare(history: ClockHistory, calendar: WorkCalendar, share: number): Date {
  const { movedTo } = courseOf(history)
  if (movedTo !== undefined) return shareUntil(history, calendar, { movedTo, share })
  const scale = (budget: Budget) => ({
    ...budget,
    amountHundredths: Math.round(budget.amountHundredths * share),
  })
  const events = history.events
    .map(withoutSettledDue)
    .map((event) => (event.type === 'extend' ? { ...event, by: scale(event.by) } : event))
  return dueOf({ ...history, budget: scale(history.budget), events }, calendar).dueAt
}

/** The same of a clock that follows others: the whole time is that until the date they gave. */
function shareUntil(
  { budget, events }: ClockHistory,
  calendar: WorkCalendar,
  { movedTo, share }: { readonly movedTo: number; readonly share: number },
): Date {
  const measure = measures[budget.unit]
  const origin = measure.origin(citySecond(events[0]?.at ?? new Date(0)), calendar)
  const whole = measure.position(movedTo, calendar) - origin
  return instantOfCitySecond(measure.second(origin + whole * share, calendar))
}

/** Far below a hundredth of a unit, far above what floating point loses. */
const hundredthTolerance = 1e-5

/** Counts one budget from a second on, over the timeline without its pauses. */
function spend(budget: Budget, start: number, course: Course, calendar: WorkCalendar) {
  const measure = measures[budget.unit]
  const origin = measure.origin(start, calendar)
  let target = origin + budget.amountHundredths * measure.hundredth
  // A clock with nothing left but the rest of its first day is due at once when it resumes.
  let earliest = start
  for (const pause of course.pauses) {
    if (pause.until <= start) continue
    if (measure.position(pause.from, calendar) >= target - fractionTolerance) break
    target += cut(pause, origin, measure, calendar)
    earliest = pause.until
  }
  return Math.max(earliest, measure.second(target, calendar))
}

// Days are fractions of doubles; hours and calendar days are whole seconds and exact.
const fractionTolerance = 1e-9

/** What a pause takes out of the timeline, in positions; before the origin nothing is counted. */
function cut(pause: Pause, origin: number, measure: Measure, calendar: WorkCalendar): number {
  const from = Math.max(origin, measure.position(pause.from, calendar))
  return Math.max(0, measure.position(pause.until, calendar) - from)
}

/** What has been used of a folded clock at a second of city time, in hundredths, unrounded. */
function usedHundredths(course: Course, unit: TimeUnit, at: number, calendar: WorkCalendar) {
  const measure = measures[unit]
  const origin = measure.origin(course.start, calendar)
  const end = Math.max(course.start, Math.min(at, course.end))
  let position = Math.max(origin, measure.position(end, calendar))
  for (const pause of course.pauses) position -= cut(pause, origin, measure, calendar)
  return (position - origin) / measure.hundredth
}

function hundredthsUntilDue(
  unit: TimeUnit,
  history: ClockHistory,
  calendar: WorkCalendar,
  at: Date,
): number {
  const measure = measures[unit]
  const course = courseOf(history)
  const end = Math.min(citySecond(at), course.end)
  const due = citySecond(dueOf(history, calendar).dueAt)
  const distance = measure.position(due, calendar) - measure.position(end, calendar)
  return distance / measure.hundredth
}

function historyUntil(history: ClockHistory, at: Date): ClockHistory {
  const events = history.events.filter((event) => event.type === 'start' || event.at <= at)
  return { ...history, events }
}

function withoutSettledDue<Event extends ClockHistory['events'][number]>(event: Event) {
  return event.type === 'stop' ? { type: event.type, at: event.at } : event
}
