import { dayNumber, dayOfNumber, localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  citySecond,
  compileCalendar,
  differingDays,
  instantOfCitySecond,
  type WorkCalendar,
} from './calendar.rules.ts'
import type { CalendarSource, HoursRule, SpecialDay, TimeInterval } from './calendar-source.ts'
import { dueOf, momentBefore, remaining, usedTime } from './clock.rules.ts'
import { defaultCalendar } from './national-calendar.ts'
import { recomputeOpen } from './recompute.rules.ts'
import { at, budgetOf, clockOf, pauseOf } from './testing.ts'
import { type Budget, type ClockEvent, type TimeUnit, timeUnits } from './types.ts'

const city = defaultCalendar()
const minute = 60_000

// Walking minute by minute over these weeks, a public holiday and its make-up days in them.
const windowStart = at('2026-04-20 00:00')
const windowDays = 40

const anyMoment = (days: number) =>
  fc.integer({ min: 0, max: days * 1440 }).map((m) => new Date(windowStart.getTime() + m * minute))
const anyUnit = fc.constantFrom(...timeUnits)
const anyBudget: fc.Arbitrary<Budget> = fc.record({
  amountHundredths: fc.integer({ min: 0, max: 2000 }),
  unit: anyUnit,
})

const anyIntervals: fc.Arbitrary<TimeInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.toSorted((one, other) => one - other)
    const even = sorted.slice(0, sorted.length - (sorted.length % 2))
    return even.flatMap((opens, index) => {
      const closes = even[index + 1]
      return index % 2 === 0 && closes !== undefined ? [[time(opens), time(closes)] as const] : []
    })
  })

function time(quarter: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`
}

const anyRule: fc.Arbitrary<HoursRule> = fc.record({
  effectiveFrom: fc.constantFrom(localDay('2000-01-01'), localDay('2026-05-01')),
  intervals: anyIntervals,
  weekdays: fc.constantFrom<HoursRule['weekdays'][]>([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7]),
  onHolidays: fc.boolean(),
})

const anySpecialDay: fc.Arbitrary<SpecialDay> = fc.record({
  day: fc
    .integer({ min: 0, max: windowDays })
    .map((offset) => dayOfNumber(dayNumber(localDay('2026-04-20')) + offset)),
  type: fc.constantFrom('holiday', 'workday'),
  name: fc.constant('本地假日'),
  notice: fc.constant('县政办〔2026〕1号'),
  isLocal: fc.constant(true as const),
})

const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    rules: fc.array(anyRule, { minLength: 1, maxLength: 3 }),
    localDays: fc.uniqueArray(anySpecialDay, { maxLength: 12, selector: ({ day }) => day }),
  })
  .map(({ rules, localDays }) => {
    const [first, ...later] = rules
    const always = { ...first, effectiveFrom: localDay('2000-01-01') } as HoursRule
    const version = JSON.stringify([rules, localDays])
    const calendar = compileCalendar({
      ...city.source,
      version,
      localDays,
      hours: [always, ...later],
    })
    // A counterexample shows what the calendar was made of, not its tables.
    return Object.assign(calendar, { [fc.toStringMethod]: () => version })
  })

const anyPauses: fc.Arbitrary<ClockEvent[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 * 1440 }), { maxLength: 6 })
  .map((minutes) => {
    const sorted = minutes.toSorted((one, other) => one - other)
    const moment = (m: number) => new Date(windowStart.getTime() + m * minute)
    return sorted.flatMap((from, index) => {
      const until = sorted[index + 1]
      return index % 2 === 0 && until !== undefined ? pauseOf(moment(from), moment(until)) : []
    })
  })

function dueMs(start: Date, budget: Budget, calendar: WorkCalendar, ...events: ClockEvent[]) {
  return dueOf(clockOf(start, budget, ...events), calendar).dueAt.getTime()
}

describe('laws of legal time', () => {
  test('a later start or a larger amount never ends earlier', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyBudget,
        anyMoment(20),
        fc.nat(5000),
        fc.nat(300),
        (calendar, budget, start, minutes, more) => {
          const due = dueMs(start, budget, calendar)
          const later = new Date(start.getTime() + minutes * minute)
          const larger = { ...budget, amountHundredths: budget.amountHundredths + more }
          expect(due).toBeGreaterThanOrEqual(start.getTime())
          expect(dueMs(later, budget, calendar)).toBeGreaterThanOrEqual(due)
          expect(dueMs(start, larger, calendar)).toBeGreaterThanOrEqual(due)
        },
      ),
    ))

  test('waiting in two parts ends at the same moment as waiting at once', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyMoment(10),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (calendar, unit, start, first, second) => {
          const middle = new Date(dueMs(start, budgetOf(first, unit), calendar))
          const twice = dueMs(middle, budgetOf(second, unit), calendar)
          expect(twice).toBe(dueMs(start, budgetOf(first + second, unit), calendar))
        },
      ),
    ))

  test('a pause of nothing changes nothing and no pause brings the date nearer', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyBudget,
        anyMoment(5),
        anyMoment(15),
        anyPauses,
        (calendar, budget, start, moment, pauses) => {
          const due = dueMs(start, budget, calendar)
          const nothing = moment < start ? pauseOf(start, start) : pauseOf(moment, moment)
          expect(dueMs(start, budget, calendar, ...nothing)).toBe(due)
          const later = pauses.filter(() => (pauses[0]?.at ?? start) >= start)
          expect(dueMs(start, budget, calendar, ...later)).toBeGreaterThanOrEqual(due)
        },
      ),
    ))

  test('an extension never brings the date nearer', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyBudget,
        anyBudget,
        anyMoment(20),
        (calendar, budget, by, start) => {
          const extension: ClockEvent = { type: 'extend', at: start, by, ground: '情况复杂' }
          const due = dueMs(start, budget, calendar)
          expect(dueMs(start, budget, calendar, extension)).toBeGreaterThanOrEqual(due)
        },
      ),
    ))

  test('what is used and what is left make the promise, and nothing is left when it is due', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyBudget,
        anyMoment(20),
        anyMoment(40),
        (calendar, budget, start, moment) => {
          const clock = clockOf(start, budget)
          const used = usedTime(clock, calendar, moment).amountHundredths
          const left = remaining(clock, calendar, moment).amountHundredths
          expect(used + left).toBe(budget.amountHundredths)
          const due = dueOf(clock, calendar).dueAt
          if (due > start) expect(remaining(clock, calendar, due).amountHundredths).toBeLessThan(2)
        },
      ),
    ))

  test('a reminder lies exactly so many working hours before the date', () =>
    fc.assert(
      fc.property(anyCalendar, anyMoment(40), fc.nat(2000), (calendar, due, amount) => {
        const before = { amountHundredths: amount, unit: 'working_hour' } as const
        const moment = momentBefore(due, before, calendar)
        expect(moment.getTime()).toBeLessThanOrEqual(due.getTime())
        expect(usedTime(clockOf(moment, before), calendar, due)).toEqual(before)
      }),
    ))
})

describe('against a counter that walks every minute', () => {
  test.each<TimeUnit>([...timeUnits])('%s agrees with the naive counter', (unit) =>
    fc.assert(
      fc.property(
        anyCalendar,
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
        anyMoment(15),
        anyPauses,
        (calendar, tenths, start, events) => {
          const pauses = events.filter(() => (events[0]?.at ?? start) >= start)
          // Hundredths of ten are whole minutes of hours and days alike, except in working days.
          const amountHundredths = unit === 'working_day' ? tenths * 5 : roundedTo(tenths * 5, unit)
          const clock = clockOf(start, { amountHundredths, unit }, ...pauses)
          const naive = walk(clock.budget, start, pauses, calendar.source)
          const due = citySecond(dueOf(clock, calendar).dueAt)
          expect(Math.abs(due - naive)).toBeLessThanOrEqual(unit === 'working_day' ? 60 : 0)
        },
      ),
      { numRuns: 200 },
    ),
  )

  /** 36 s and 864 s a hundredth: the least amounts that are whole minutes. */
  function roundedTo(hundredths: number, unit: TimeUnit): number {
    const step = unit.endsWith('hour') ? 5 : 25
    return hundredths - (hundredths % step)
  }
})

/**
 * The last second in time, found without prefix sums or search: every minute is looked at, a
 * paused one is skipped, a counted one adds its share.
 */
function walk(
  budget: Budget,
  start: Date,
  pauses: readonly ClockEvent[],
  source: CalendarSource,
): number {
  const first = citySecond(start)
  const startDay = Math.floor(first / 86_400)
  const target = budget.amountHundredths / 100
  let counted = 0
  let reached: number | undefined
  if (target === 0) {
    reached = todayOf(budget.unit, first, source)
    const resumed = resumedAfter(reached, pauses)
    if (resumed !== undefined) return resumed
  }
  for (let second = first; reached === undefined; second += 60) {
    const day = Math.floor(second / 86_400)
    if (isPaused(second, pauses)) continue
    counted += shareOf(budget.unit, second - day * 86_400, day, startDay, source)
    if (counted >= target - 1e-7) reached = second + 60
  }
  const isDayEnd = reached % 86_400 === 0
  const tellsDay = budget.unit === 'calendar_day' || (budget.unit === 'working_day' && isDayEnd)
  return tellsDay && reached > first ? reached - 1 : reached
}

/** The end of an empty budget: at once for hours, with today's closing for days. */
function todayOf(unit: TimeUnit, first: number, source: CalendarSource): number {
  const midnight = Math.floor(first / 86_400) * 86_400
  if (unit === 'calendar_day') return midnight + 86_400
  if (unit !== 'working_day') return first
  const closing = hoursOf(midnight / 86_400, source).at(-1)?.closes ?? 0
  return Math.max(first, midnight + closing)
}

/** When a pause that lies across this second ends. */
function resumedAfter(second: number, pauses: readonly ClockEvent[]): number | undefined {
  const next = pauses.findIndex((event) => citySecond(event.at) >= second)
  const event = pauses[next]
  return event?.type === 'resume' && citySecond(event.at) > second
    ? citySecond(event.at)
    : undefined
}

function isPaused(second: number, pauses: readonly ClockEvent[]): boolean {
  const last = pauses.findLast((event) => citySecond(event.at) <= second)
  return last?.type === 'pause'
}

function shareOf(
  unit: TimeUnit,
  ofDay: number,
  day: number,
  startDay: number,
  source: CalendarSource,
): number {
  if (unit === 'urgent_hour') return 1 / 60
  if (unit === 'urgent_day') return 1 / 1440
  if (unit === 'calendar_day') return day > startDay ? 1 / 1440 : 0
  const hours = hoursOf(day, source)
  if (!hours.some(({ opens, closes }) => opens <= ofDay && ofDay < closes)) return 0
  if (unit === 'working_hour') return 1 / 60
  const total = hours.reduce((sum, { opens, closes }) => sum + closes - opens, 0)
  return day > startDay ? 60 / total : 0
}

const naiveHours = new WeakMap<CalendarSource, Map<number, { opens: number; closes: number }[]>>()

/** Reads the source by itself, so that the compiler is checked as well. */
function hoursOf(number: number, source: CalendarSource): { opens: number; closes: number }[] {
  const cache = naiveHours.get(source) ?? new Map<number, { opens: number; closes: number }[]>()
  naiveHours.set(source, cache)
  const known = cache.get(number)
  if (known !== undefined) return known
  const day = dayOfNumber(number)
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  let rule: HoursRule | undefined
  for (const candidate of source.hours) if (candidate.effectiveFrom <= day) rule = candidate
  let isOpen = rule?.weekdays.some((one) => one === weekday) ?? false
  for (const special of source.nationalDays) {
    if (special.day === day && rule?.onHolidays === false) isOpen = special.type === 'workday'
  }
  for (const special of source.localDays) {
    if (special.day === day) isOpen = special.type === 'workday'
  }
  const seconds = (text: string) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3)) * 60
  const hours = (isOpen ? (rule?.intervals ?? []) : []).map(([opens, closes]) => ({
    opens: seconds(opens),
    closes: seconds(closes),
  }))
  cache.set(number, hours)
  return hours
}

describe('a newer calendar', () => {
  test('never moves a date to less than one working day ahead, and replay agrees', () =>
    fc.assert(
      fc.property(
        anyCalendar,
        anyCalendar,
        anyBudget,
        anyMoment(10),
        anyMoment(30),
        (older, newer, budget, start, now) => {
          fc.pre(now >= start)
          const clock = clockOf(start, budget)
          const [moved] = recomputeOpen([clock], older, newer, now)
          const before = dueOf(clock, older).dueAt
          if (moved === undefined) return
          const nearest = dueMs(now, budgetOf(1, 'working_day'), newer)
          const after = moved.after.dueAt.getTime()
          expect(after).toBeGreaterThanOrEqual(Math.min(before.getTime(), nearest))
          if (before < now) expect(after).toBe(before.getTime())
          const replayed = { ...clock, events: [...clock.events, moved.event] }
          expect(dueOf(replayed, newer)).toEqual(moved.after)
        },
      ),
    ))

  test('days of two calendars are compared one by one', () =>
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const from = dayNumber(localDay('2026-04-20'))
        const days = differingDays([calendar, city], from, from + windowDays)
        for (let number = from; number <= from + windowDays; number++) {
          const differs =
            JSON.stringify(hoursOf(number, calendar.source)) !==
            JSON.stringify(hoursOf(number, city.source))
          expect(days.includes(dayOfNumber(number))).toBe(differs)
        }
      }),
      { numRuns: 30 },
    ))
})

test('seconds of city time lead back to their moment', () => {
  const moment = at('2026-11-20 17:30')
  expect(instantOfCitySecond(citySecond(moment))).toEqual(moment)
})
