import type { TicketType, Urgency } from '@huiyin/contract/hotline'
import { formatInstant } from '@huiyin/contract/time'
import { expect, test } from 'vitest'
import { dueOf } from '../../kernel/clock/clock.rules.ts'
import { defaultCalendar } from '../../kernel/clock/national-calendar.ts'
import { at, clockOf } from '../../kernel/clock/testing.ts'
import type { Budget } from '../../kernel/clock/types.ts'
import { replyBudget, ticketLimits } from './limits.rules.ts'

const city = defaultCalendar()
const { value } = ticketLimits.otherwise
/** A Friday at half past five, and the evening before National Day with its Saturday worked instead. */
const calls = ['2026-11-20 17:30', '2026-09-30 21:00'] as const
const dues = (limit: Budget) =>
  calls.map((start) =>
    formatInstant(dueOf(clockOf(at(start), limit), city).dueAt)
      .slice(5, 16)
      .replace('T', ' '),
  )

test.each<readonly [Urgency, TicketType, string, string]>([
  ['critical', 'help', '11-20 19:30', '09-30 23:00'],
  ['urgent', 'complaint', '11-21 17:30', '10-01 21:00'],
  ['complex', 'consultation', '12-11 18:00', '10-27 18:00'],
  ['normal', 'consultation', '11-23 18:00', '10-08 18:00'],
  ['normal', 'help', '11-25 18:00', '10-10 18:00'],
  ['normal', 'complaint', '11-27 18:00', '10-13 18:00'],
  ['normal', 'report', '11-27 18:00', '10-13 18:00'],
  ['normal', 'suggestion', '11-27 18:00', '10-13 18:00'],
])('a %s %s of the evening is answered by %s, before the holiday by %s', (urgency, type, ...by) => {
  expect(dues(replyBudget(value, urgency, type))).toEqual(by)
})

test.each<readonly [Urgency, string, string]>([
  ['critical', '11-20 18:30', '09-30 22:00'],
  ['urgent', '11-20 19:30', '09-30 23:00'],
  ['normal', '11-21 17:30', '10-01 21:00'],
  ['complex', '11-21 17:30', '10-01 21:00'],
])('a %s call is sent out by %s, by %s: day and night', (urgency, ...by) => {
  expect(dues(value.dispatch[urgency])).toEqual(by)
})

test.each([
  ['received', value.sign, '11-23 11:30', '10-08 12:00'],
  ['rung', value.contact, '11-23 18:00', '10-08 18:00'],
  ['reviewed', value.review, '11-23 18:00', '10-08 18:00'],
  ['called back', value.callback, '11-24 18:00', '10-09 18:00'],
  ['returned', value.returnWithin, '11-24 18:00', '10-09 18:00'],
] as const)('what is to be %s is by %s after the evening', (_step, limit, ...by) => {
  expect(dues(limit)).toEqual(by)
})
