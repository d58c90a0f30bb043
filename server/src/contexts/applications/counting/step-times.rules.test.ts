import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joined, phasesOf, spreadOf } from './step-times.rules.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 5, 22) + hours * 3_600_000)
const stretch = (from: number, until: number) => ({ from: at(from), until: at(until) })
const hours = ({ from, until }: { from: Date; until: Date }) =>
  (until.getTime() - from.getTime()) / 3_600_000

test('steps beside each other count once, and what nobody had in hand is hand-over', () => {
  const application = {
    openedAt: at(0),
    acceptedAt: at(2),
    decidedAt: at(20),
    closedAt: at(23),
    runs: [stretch(2, 8), stretch(4, 10), stretch(12, 18)],
  }

  expect(phasesOf(application, hours)).toEqual({
    acceptance: 2,
    review: 14,
    handover: 4,
    issue: 3,
    total: 23,
  })
})

test('in hand and hand-over make up the whole time, however the steps lie', () => {
  const anyRuns = fc.array(
    fc
      .tuple(fc.integer({ min: -5, max: 40 }), fc.nat(20))
      .map(([from, n]) => stretch(from, from + n)),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(anyRuns, (runs) => {
      const covered = joined(runs, stretch(0, 30)).reduce((sum, each) => sum + hours(each), 0)

      expect(covered).toBeLessThanOrEqual(30)
      const hour = Array.from({ length: 30 }, (_, n) => n).filter((n) =>
        runs.some(({ from, until }) => from <= at(n) && until >= at(n + 1)),
      )
      expect(covered).toBe(hour.length)
    }),
  )
})

test('the middle of nothing is nothing', () => {
  expect(spreadOf([])).toEqual({ median: null, ninth: null })
  expect(spreadOf([3, null, 1, 2])).toEqual({ median: 2, ninth: 3 })
})
