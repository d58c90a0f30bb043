import { expect, test } from 'vitest'
import { countPromises, promiseStateOf } from './tolerance.rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const dueAt = at('2026-06-25T18:00:00')
const now = at('2026-06-24T09:00:00')
const later = at('2026-06-26T09:00:00')
const open = { dueAt, broughtAt: null, closedAt: null }

test.each([
  ['nothing has come and its day is ahead', open, now, 'open'],
  ['nothing has come by its day', open, later, 'broken'],
  ['it came on its last second', { ...open, broughtAt: dueAt }, later, 'kept'],
  ['it came a day late', { ...open, broughtAt: later }, later, 'late'],
  ['the application ended before its day', { ...open, closedAt: now }, later, 'void'],
  ['the application ended because it never came', { ...open, closedAt: later }, later, 'broken'],
] as const)('a promise of which %s', (_, promise, at, state) => {
  expect(promiseStateOf(promise, at)).toBe(state)
})

test('the rate leaves out what cannot be judged yet', () => {
  const rows = (['kept', 'kept', 'late', 'broken', 'open', 'void'] as const).map((state) => ({
    state,
  }))
  const [all] = countPromises(
    rows,
    () => 'permit',
    () => '施工许可',
  )

  expect(all).toMatchObject({ promised: 6, kept: 2, keptRate: 0.5, open: 1, void: 1 })
})
