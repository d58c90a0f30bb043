import { expect, test } from 'vitest'
import { isDay, isPeriod, percent, periodOf } from './figures.rules.ts'

test('named periods begin and end on days of the city', () => {
  expect(periodOf('month', '2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-20' })
  expect(periodOf('lastMonth', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(periodOf('lastMonth', '2027-01-01')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(periodOf('year', '2026-11-20')).toEqual({ from: '2026-01-01', to: '2026-11-20' })
})

test('a period is two real days in order', () => {
  expect(isPeriod('2026-01-01', '2026-01-01')).toBe(true)
  expect(isPeriod('2026-01-02', '2026-01-01')).toBe(false)
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('2026-13-45')).toBe(false)
})

test('a share is said to the hundredth, and never as all or nothing when it is not', () => {
  expect(percent(5184 / 5723)).toBe('90.58%')
  expect(percent(0.999999)).toBe('99.99%')
  expect(percent(0.000001)).toBe('0.01%')
  expect(percent(1)).toBe('100%')
  expect(percent(0)).toBe('0%')
  expect(percent(null)).toBe('—')
})
