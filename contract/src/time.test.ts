import { describe, expect, test } from 'vitest'
import {
  addDays,
  endOfDay,
  formatInstant,
  localDayOf,
  parseInstant,
  parseLocalDay,
  startOfDay,
  weekdayOf,
} from './time.ts'

describe('moments', () => {
  test('are written as the city tells the time', () => {
    expect(formatInstant(new Date('2026-11-20T10:00:00.999Z'))).toBe('2026-11-20T18:00:00+08:00')
    expect(formatInstant(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01T00:00:00+08:00')
  })

  test.each([
    ['2026-11-20T18:00:00+08:00', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20t05:00:00.25-05:00', '2026-11-20T10:00:00.250Z'],
    ['2024-02-29T00:00:00+08:00', '2024-02-28T16:00:00.000Z'],
  ])('%s is read', (text, iso) => {
    expect(parseInstant(text)?.toISOString()).toBe(iso)
  })

  test.each([
    '2026-13-45',
    '2026-13-45T10:00:00+08:00',
    '2026-02-29T10:00:00+08:00',
    '2026-11-20T24:00:00+08:00',
    '2026-11-20T10:60:00+08:00',
    '2026-11-20T10:00:60+08:00',
    '2026-11-20T10:00:00',
    '2026-11-20 10:00:00+08:00',
    '2026-11-20T10:00:00+24:00',
    '',
  ])('%j is not a moment', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})

describe('days', () => {
  test('begin and end in the city, not in Greenwich', () => {
    const day = localDayOf(new Date('2026-11-20T16:30:00Z'))
    expect(day).toBe('2026-11-21')
    expect(startOfDay(day).toISOString()).toBe('2026-11-20T16:00:00.000Z')
    expect(endOfDay(day).toISOString()).toBe('2026-11-21T15:59:59.000Z')
    expect(weekdayOf(day)).toBe(6)
    expect(addDays(day, -21)).toBe('2026-10-31')
  })

  test('that do not exist are not days', () => {
    expect(parseLocalDay('2026-02-28')).toBe('2026-02-28')
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '']) {
      expect(parseLocalDay(text)).toBeUndefined()
    }
  })
})
