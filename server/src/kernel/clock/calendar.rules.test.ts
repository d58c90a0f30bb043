import { addDays, dayNumber, formatInstant, localDay } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, compileCalendar, intervalsOfDay, isWorkingDay } from './calendar.rules.ts'
import { shippedYears, yearFromLibrary } from './calendar-data/generate.ts'
import type { CalendarSource } from './calendar-source.ts'
import { dueOf } from './clock.rules.ts'
import {
  compileVersion,
  defaultCalendar,
  defaultHours,
  nationalSource,
  readShippedYears,
} from './national-calendar.ts'
import { budgetOf, calendarWith, clockOf } from './testing.ts'

const city = defaultCalendar()

describe('the years that come with the program', () => {
  test('are exactly what the library knows, each day with its notice', () => {
    const stored = readShippedYears().map(({ year, edition, notice, days }) => ({
      year,
      edition,
      notice,
      days,
    }))
    expect(stored).toEqual(shippedYears.map(yearFromLibrary))
    const days = stored.flatMap((year) => year.days)
    expect(days.every(({ notice }) => /^国办发明电〔20\d\d〕\d{1,2}号$/.test(notice))).toBe(true)
  })

  test.each([
    ['2020-02-02', false, '春节延长'],
    ['2020-02-01', false, '春节延长，原定调休上班'],
    ['2020-02-03', true, '复工'],
    ['2020-01-19', true, '春节调休'],
    ['2021-02-20', true, '春节调休'],
    ['2022-10-08', true, '国庆节调休'],
    ['2023-09-29', false, '中秋节'],
    ['2024-02-18', true, '春节调休'],
    ['2025-10-08', false, '国庆节、中秋节'],
    ['2026-02-23', false, '春节'],
    ['2026-02-28', true, '春节调休'],
    ['2026-09-20', true, '国庆节调休'],
    ['2026-10-10', true, '国庆节调休'],
    ['2026-10-11', false, '周日'],
  ])('%s: working day %s (%s)', (day, isWorked) => {
    expect(isWorkingDay(city, localDay(day))).toBe(isWorked)
  })

  test('an ordinary year has some 250 working days', () => {
    for (const year of shippedYears) {
      let count = 0
      for (let day = localDay(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
        if (isWorkingDay(city, day)) count++
      }
      expect(count).toBeGreaterThanOrEqual(247)
      expect(count).toBeLessThanOrEqual(251)
    }
  })
})

describe('hours of an office', () => {
  const seasonal = compileVersion({
    ...nationalSource(readShippedYears()),
    localDays: [
      {
        day: localDay('2026-02-13'),
        type: 'workday',
        name: '除夕前半日',
        notice: '县政办〔2026〕2号',
        isLocal: true,
        intervals: [['08:00', '12:00']],
      },
    ],
    hours: [
      defaultHours,
      {
        ...defaultHours,
        effectiveFrom: localDay('2025-01-01'),
        season: { from: '06-01', through: '09-30' },
        intervals: [
          ['08:00', '12:00'],
          ['15:00', '18:30'],
        ],
      },
      {
        ...defaultHours,
        effectiveFrom: localDay('2025-01-01'),
        season: { from: '12-01', through: '02-10' },
        intervals: [
          ['08:30', '12:00'],
          ['14:00', '17:30'],
        ],
      },
    ],
  })
  const closing = (day: string) => intervalsOfDay(seasonal, localDay(day)).at(-1)?.[1]

  test('summer hours come and go every year, winter hours run over New Year', () => {
    expect(closing('2026-05-29')).toBe('18:00')
    expect(closing('2026-06-01')).toBe('18:30')
    expect(closing('2026-09-30')).toBe('18:30')
    expect(closing('2026-10-08')).toBe('18:00')
    expect(closing('2025-12-31')).toBe('17:30')
    expect(closing('2026-02-10')).toBe('17:30')
    // Before its date of effect a rule says nothing.
    expect(closing('2024-06-03')).toBe('18:00')
  })

  test('a half day is a working day that closes at noon', () => {
    expect(intervalsOfDay(seasonal, localDay('2026-02-13'))).toEqual([['08:00', '12:00']])
    const due = dueOf(clockOf('2026-02-12 10:00', budgetOf(1, 'working_day')), seasonal).dueAt
    expect(formatInstant(due)).toBe('2026-02-13T12:00:00+08:00')
  })

  test('a make-up day keeps the hours of the season', () => {
    expect(closing('2026-09-20')).toBe('18:30')
  })

  test('a line that works on holidays keeps neither holidays nor make-up days', () => {
    const line = calendarWith({ onHolidays: true })
    expect(isWorkingDay(line, localDay('2026-10-01'))).toBe(true)
    expect(isWorkingDay(line, localDay('2026-10-10'))).toBe(false)
  })

  test.each([
    [[['08:00', '12:00'] as const, ['11:00', '18:00'] as const]],
    [[['12:00', '08:00'] as const]],
    [[['08:00', '24:01'] as const]],
    [[['8:00', '12:00'] as const]],
  ])('impossible hours %j are refused', (intervals) => {
    expect(() => calendarWith({ intervals })).toThrow(RangeError)
  })
})

describe('a calendar', () => {
  test('names its content: equal content in another order has the same version', () => {
    const { version: _, ...source } = city.source
    const turned = Object.fromEntries(Object.entries(source).reverse())
    expect(compileVersion(turned as Omit<CalendarSource, 'version'>).version).toBe(city.version)
    expect(calendarWith({ weekdays: [1, 2, 3] }).version).not.toBe(city.version)
  })

  test('survives being stored: what is compiled from its source again is the same', () => {
    const again = compileCalendar(JSON.parse(JSON.stringify(city.source)) as CalendarSource)
    expect(again.workingSecondsBefore).toEqual(city.workingSecondsBefore)
    expect(again.version).toBe(city.version)
  })

  test('refuses what lies beyond it', () => {
    expect(() => addWorkingDays(city, localDay('2059-12-01'), 100)).toThrow(RangeError)
    expect(() => isWorkingDay(city, localDay('1999-12-31'))).toThrow(RangeError)
  })

  test('a year announced before the one that precedes it waits for that one', () => {
    const shipped = readShippedYears()
    const later = shipped.slice(0, 1).map((first) => ({ ...first, year: 2028, edition: 1 }))
    expect(nationalSource([...shipped, ...later]).announcedThrough).toBe('2026-12-31')
    expect(dayNumber(localDay('1970-01-02'))).toBe(1)
  })
})
