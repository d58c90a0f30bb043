import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestText, isSilent, reminderStep, weekOf } from './digest.rules.ts'
import { noticeSettingsRule } from './settings.rules.ts'
import type { Notice } from './types.ts'

const settings = noticeSettingsRule.otherwise.value
const at = (text: string) => new Date(`${text}+08:00`)

test('weeks follow ISO 8601: a week belongs to the year of its Thursday', () => {
  expect(weekOf(at('2026-11-20T16:00:00'))).toBe('2026-W47')
  expect(weekOf(at('2025-12-29T00:00:00'))).toBe('2026-W01')
  expect(weekOf(at('2027-01-03T23:59:59'))).toBe('2026-W53')
  expect(weekOf(at('2027-01-04T00:00:00'))).toBe('2027-W01')
})

test('the silence crosses midnight', () => {
  expect(isSilent(at('2026-11-20T23:00:00'), settings)).toBe(true)
  expect(isSilent(at('2026-11-20T12:00:00'), settings)).toBe(false)
  const noon = { ...settings, silence: { from: '12:00', to: '14:00' } }
  expect(isSilent(at('2026-11-20T12:00:00'), noon)).toBe(true)
  expect(isSilent(at('2026-11-20T14:00:00'), noon)).toBe(false)
})

test('a digest says overdue and due today in numbers, and names no reminder by itself', () => {
  const notice: Notice = {
    id: '1',
    kind: 'overdue',
    toUnitCode: 'SC',
    toStaffId: null,
    matterNumber: 'ZG-1',
    reason: 'ZG-1整改反馈已超期',
    dueAt: at('2026-11-19T18:00:00'),
    createdAt: at('2026-11-20T08:00:00'),
  }
  const today = { ...notice, id: '2', matterNumber: 'ZG-2', dueAt: at('2026-11-20T18:00:00') }

  expect(
    digestText([notice, { ...notice, kind: 'reminder' }, today], at('2026-11-20T09:00:00')),
  ).toBe('您有2件事项待处理，其中1件已超期，1件今天到期。')
})

test('as time passes reminders only move on, never back', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 * 24 }),
      fc.array(fc.integer({ min: 0, max: 120 * 24 }), { minLength: 2, maxLength: 20 }),
      (hours, moments) => {
        const startedAt = at('2026-11-20T16:00:00')
        const later = (count: number) => new Date(startedAt.getTime() + count * 3_600_000)
        const clock = { name: 'rectify', startedAt, dueAt: later(hours) }
        const ranks = moments
          .toSorted((a, b) => a - b)
          .map((moment) => reminderStep(clock, later(moment), settings) ?? '')
          .map((step) => step.replace('rectify:', '').replace('overdue:', '9999'))
          .map((step) => (step.startsWith('9999') ? step : step.padStart(4, '0')))
        expect(ranks).toEqual(ranks.toSorted())
      },
    ),
  ))
