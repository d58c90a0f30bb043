import {
  cityOffsetSeconds,
  dayNumber,
  dayOfNumber,
  daySeconds,
  type LocalDay,
  localDay,
  weekdayOfNumber,
} from '@huiyin/contract/time'
import type { CalendarSource, HoursRule, SpecialDay, TimeInterval } from './calendar-source.ts'

/** Working intervals of one day in seconds from midnight, half open, in order, apart. */
interface DayHours {
  readonly intervals: readonly { readonly opens: number; readonly closes: number }[]
  readonly total: number
}

/**
 * When an office works: an immutable snapshot of one version, compiled to prefix sums, so that the
 * nth working day is one look and the nth working second one binary search.
 *
 * Seconds of the calendar are seconds of city time since 1970-01-01 00:00, see {@link citySecond}.
 */
export interface WorkCalendar {
  /** Names the content: equal versions are equal calendars. */
  readonly version: string
  readonly source: CalendarSource
  /** Distinct hours; the first is the closed day. */
  readonly hours: readonly DayHours[]
  /** For each day since the first, which of `hours` it keeps. */
  readonly hoursOfDay: Uint16Array
  /** For each day, the working days before it; one entry more than days. */
  readonly workingDaysBefore: Uint16Array
  /** For each day, the working seconds before it; one entry more than days. */
  readonly workingSecondsBefore: Uint32Array
  /** The working days in order, as offsets from the first day. */
  readonly workingDays: Uint16Array
  /** First and last day whose holidays are announced, as day numbers. */
  readonly announcedFrom: number
  readonly announcedThrough: number
  /** Special days by day number; local ones have replaced national ones. */
  readonly specialDays: ReadonlyMap<number, SpecialDay>
}

/** The days every calendar covers; sums of sixty years of seconds still fit 32 bits. */
export const calendarSpan = { from: localDay('2000-01-01'), to: localDay('2060-01-01') } as const

const firstDay = dayNumber(calendarSpan.from)
const dayCount = dayNumber(calendarSpan.to) - firstDay

/** Compiles what an office keeps into a calendar. @throws RangeError when intervals are impossible */
export function compileCalendar(source: CalendarSource): WorkCalendar {
  const specialDays = new Map<number, SpecialDay>()
  for (const special of [...source.nationalDays, ...source.localDays]) {
    specialDays.set(dayNumber(special.day), special)
  }
  const hours = new HoursTable()
  const rules = source.hours.map((rule) => readRule(rule, hours))
  const hoursOfDay = new Uint16Array(dayCount)
  const workingDaysBefore = new Uint16Array(dayCount + 1)
  const workingSecondsBefore = new Uint32Array(dayCount + 1)
  const workingDays: number[] = []
  for (let offset = 0; offset < dayCount; offset++) {
    const number = firstDay + offset
    const index = indexOfDay(number, ruleOfDay(rules, number), specialDays.get(number), hours)
    hoursOfDay[offset] = index
    const total = hours.all[index]?.total ?? 0
    if (total > 0) workingDays.push(offset)
    workingDaysBefore[offset + 1] = workingDays.length
    workingSecondsBefore[offset + 1] = (workingSecondsBefore[offset] ?? 0) + total
  }
  return {
    version: source.version,
    source,
    hours: hours.all,
    hoursOfDay,
    workingDaysBefore,
    workingSecondsBefore,
    workingDays: Uint16Array.from(workingDays),
    announcedFrom: dayNumber(source.announcedFrom),
    announcedThrough: dayNumber(source.announcedThrough),
    specialDays,
  }
}

/** Seconds of city time since 1970-01-01 00:00; fractions of a second are dropped. */
export function citySecond(instant: Date): number {
  return Math.floor(instant.getTime() / 1000) + cityOffsetSeconds
}

/** The moment of a second of city time. */
export function instantOfCitySecond(second: number): Date {
  return new Date((second - cityOffsetSeconds) * 1000)
}

/** Whether the office works on this day, 调休 and local overrides included. */
export function isWorkingDay(calendar: WorkCalendar, day: LocalDay): boolean {
  return dayIsWorked(calendar, dayNumber(day))
}

/** {@link isWorkingDay} by day number. */
export function dayIsWorked(calendar: WorkCalendar, number: number): boolean {
  assertInSpan(number - firstDay)
  return calendar.hoursOfDay[number - firstDay] !== 0
}

/**
 * The `count`-th working day after `day`; the day itself is not counted. 0 gives the day itself
 * when it is worked, else the working day before it.
 */
export function addWorkingDays(calendar: WorkCalendar, day: LocalDay, count: number): LocalDay {
  const through = workingDaysThrough(calendar, dayNumber(day) * daySeconds)
  return dayOfNumber(workingDayAt(calendar, through + count - 1))
}

/** Working days up to the end of the day this second lies in, since the calendar's first. */
export function workingDaysThrough(calendar: WorkCalendar, second: number): number {
  const offset = Math.floor(second / daySeconds) - firstDay
  assertInSpan(offset)
  return calendar.workingDaysBefore[offset + 1] ?? 0
}

/**
 * Working days up to this second, since the calendar's first: whole days before, and of the day
 * itself the fraction of its working time that has gone by.
 */
export function workingDaysAt(calendar: WorkCalendar, second: number): number {
  const offset = Math.floor(second / daySeconds) - firstDay
  assertInSpan(offset)
  const hours = hoursAt(calendar, offset)
  const before = calendar.workingDaysBefore[offset] ?? 0
  if (hours.total === 0) return before
  return before + workedOfDay(hours, second - (firstDay + offset) * daySeconds) / hours.total
}

/**
 * When so many working days have gone by: a whole number is the closing of that day's last
 * interval, a fraction the moment that part of the next day's working time is used. A closing at
 * 24:00 is told as 23:59:59, the last second of its day.
 */
export function secondOfWorkingDays(calendar: WorkCalendar, days: number): number {
  const index = Math.ceil(days - fractionTolerance) - 1
  const number = workingDayAt(calendar, index)
  const hours = hoursAt(calendar, number - firstDay)
  const worked = Math.ceil((days - index) * hours.total - hours.total * fractionTolerance)
  const ofDay = secondOfDayWorked(hours, Math.min(worked, hours.total))
  return number * daySeconds + Math.min(ofDay, daySeconds - 1)
}

/** Working seconds up to this second, since the calendar's first. */
export function workingSecondsAt(calendar: WorkCalendar, second: number): number {
  const offset = Math.floor(second / daySeconds) - firstDay
  assertInSpan(offset)
  const before = calendar.workingSecondsBefore[offset] ?? 0
  const hours = hoursAt(calendar, offset)
  if (hours.total === 0) return before
  return before + workedOfDay(hours, second - (firstDay + offset) * daySeconds)
}

/** The first second at which so many working seconds have gone by. */
export function secondOfWorkingSeconds(calendar: WorkCalendar, seconds: number): number {
  const offset = dayWithWorkingSecond(calendar.workingSecondsBefore, seconds)
  assertInSpan(offset)
  const ofDay = seconds - (calendar.workingSecondsBefore[offset] ?? 0)
  const dayStart = (firstDay + offset) * daySeconds
  return ofDay === 0 ? dayStart : dayStart + secondOfDayWorked(hoursAt(calendar, offset), ofDay)
}

/** Whether every day from one second to another has its holidays announced. */
export function isAnnounced(calendar: WorkCalendar, from: number, through: number): boolean {
  return (
    Math.floor(from / daySeconds) >= calendar.announcedFrom &&
    Math.floor(through / daySeconds) <= calendar.announcedThrough
  )
}

/** The working intervals of a day, `08:00`–`12:00`; none when it is closed. */
export function intervalsOfDay(calendar: WorkCalendar, day: LocalDay): readonly TimeInterval[] {
  const offset = dayNumber(day) - firstDay
  assertInSpan(offset)
  return hoursAt(calendar, offset).intervals.map(({ opens, closes }) => [
    timeOfDay(opens),
    timeOfDay(closes),
  ])
}

/** Why intervals cannot be those of a day, or `undefined` when they can. */
export function findIntervalFault(intervals: readonly TimeInterval[]): string | undefined {
  let previous = '00:00'
  for (const [opens, closes] of intervals) {
    if (!timeForm.test(opens) || !timeForm.test(closes)) return `no such time: ${opens}–${closes}`
    if (closes <= opens) return `${opens}–${closes} is empty`
    if (opens < previous) return `${opens}–${closes} overlaps what precedes it`
    previous = closes
  }
  return undefined
}

/**
 * Days within a span that the two calendars keep differently.
 *
 * @param from - day number of the first day compared
 * @param through - day number of the last day compared
 */
export function differingDays(
  [one, other]: readonly [WorkCalendar, WorkCalendar],
  from: number,
  through: number,
): LocalDay[] {
  const days: LocalDay[] = []
  const end = Math.min(through, firstDay + dayCount - 1)
  for (let number = Math.max(from, firstDay); number <= end; number++) {
    if (hoursText(one, number) !== hoursText(other, number)) days.push(dayOfNumber(number))
  }
  return days
}

// Fractions of days are quotients of seconds; a thousandth of a second is far below any of them
// and far above what binary floating point loses.
const fractionTolerance = 1e-8

class HoursTable {
  readonly all: DayHours[] = [{ intervals: [], total: 0 }]
  readonly #indexes = new Map<string, number>([['', 0]])

  indexOf(intervals: readonly TimeInterval[]): number {
    const key = intervals.join()
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    this.#indexes.set(key, this.all.length)
    this.all.push(readHours(intervals))
    return this.all.length - 1
  }
}

function readHours(intervals: readonly TimeInterval[]): DayHours {
  const fault = findIntervalFault(intervals)
  if (fault !== undefined) throw new RangeError(fault)
  const read = intervals.map(([opens, closes]) => ({
    opens: secondOfDay(opens),
    closes: secondOfDay(closes),
  }))
  return { intervals: read, total: read.reduce((sum, each) => sum + each.closes - each.opens, 0) }
}

const timeForm = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

function secondOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60
}

function timeOfDay(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(second / 3600))}:${two(Math.floor((second % 3600) / 60))}`
}

/** A rule with its dates as numbers, for the loop over all days. */
interface ReadRule {
  readonly from: number
  readonly through: number
  readonly season: HoursRule['season']
  readonly isWorked: readonly boolean[]
  readonly onHolidays: boolean
  readonly index: number
}

function readRule(rule: HoursRule, hours: HoursTable): ReadRule {
  const { effectiveThrough, season, weekdays, onHolidays } = rule
  return {
    from: dayNumber(rule.effectiveFrom),
    through:
      effectiveThrough === undefined ? Number.POSITIVE_INFINITY : dayNumber(effectiveThrough),
    season,
    isWorked: [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdays.some((one) => one === weekday)),
    onHolidays,
    index: hours.indexOf(rule.intervals),
  }
}

/** The last rule whose dates of effect and season include the day: later rules replace earlier. */
function ruleOfDay(rules: readonly ReadRule[], number: number): ReadRule | undefined {
  return rules.findLast(
    ({ from, through, season }) =>
      from <= number &&
      number <= through &&
      (season === undefined || inSeason(season, dayOfNumber(number).slice(5))),
  )
}

function inSeason(season: { from: string; through: string }, monthDay: string): boolean {
  return season.from <= season.through
    ? season.from <= monthDay && monthDay <= season.through
    : season.from <= monthDay || monthDay <= season.through
}

/** Which hours a day keeps: its own, those of its rule, or none. */
function indexOfDay(
  number: number,
  rule: ReadRule | undefined,
  special: SpecialDay | undefined,
  hours: HoursTable,
): number {
  if (rule === undefined) return 0
  const keepsWeekday = special === undefined || (rule.onHolidays && special.isLocal !== true)
  const isOpen = keepsWeekday
    ? rule.isWorked[weekdayOfNumber(number)] === true
    : special.type === 'workday'
  if (!isOpen) return 0
  return special?.intervals === undefined ? rule.index : hours.indexOf(special.intervals)
}

function hoursAt(calendar: WorkCalendar, offset: number): DayHours {
  return calendar.hours[calendar.hoursOfDay[offset] ?? 0] as DayHours
}

function hoursText(calendar: WorkCalendar, number: number): string {
  return hoursAt(calendar, number - firstDay)
    .intervals.map(({ opens, closes }) => `${opens}-${closes}`)
    .join()
}

function workedOfDay(hours: DayHours, ofDay: number): number {
  let worked = 0
  for (const { opens, closes } of hours.intervals) {
    if (ofDay <= opens) break
    worked += Math.min(ofDay, closes) - opens
  }
  return worked
}

function secondOfDayWorked(hours: DayHours, worked: number): number {
  let rest = worked
  for (const { opens, closes } of hours.intervals) {
    if (rest <= closes - opens) return opens + rest
    rest -= closes - opens
  }
  throw new RangeError(`a day of ${hours.total} working seconds has no second ${worked}`)
}

function workingDayAt(calendar: WorkCalendar, index: number): number {
  const offset = calendar.workingDays[index]
  if (offset === undefined) throw new RangeError('the date lies beyond the calendar')
  return firstDay + offset
}

/** The offset of the day in which the sum reaches `seconds`. */
function dayWithWorkingSecond(before: Uint32Array, seconds: number): number {
  let low = 0
  let high = dayCount
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((before[middle + 1] ?? Number.POSITIVE_INFINITY) < seconds) low = middle + 1
    else high = middle
  }
  return low
}

function assertInSpan(offset: number): void {
  if (offset >= 0 && offset < dayCount) return
  throw new RangeError('the date lies beyond the calendar')
}
