import { expect, test } from 'vitest'
import { dayIn, momentIn } from './dates.ts'

test('a moment is read at the offset it is written with, to the minute', () => {
  expect(momentIn('zh', '2026-11-20T16:00:00+08:00')).toBe('2026年11月20日（周五）16:00')
  expect(momentIn('en', '2026-11-20T16:00:30+08:00')).toBe('Fri 20 Nov 2026, 16:00')
})

test('the last second in time is told as the end of its minute', () => {
  expect(momentIn('zh', '2026-11-23T17:59:59+08:00')).toBe('2026年11月23日（周一）18:00')
  expect(momentIn('zh', '2026-11-23T23:59:59+08:00')).toBe('2026年11月23日（周一）24:00')
})

test('a day stands with its weekday in both languages', () => {
  expect(dayIn('zh', '2027-01-01')).toBe('2027年1月1日（周五）')
  expect(dayIn('en', '2028-02-29')).toBe('Tue 29 Feb 2028')
})
