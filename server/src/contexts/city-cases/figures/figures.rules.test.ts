import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CountedReports,
  type CountedSteps,
  caseFigures,
  commonest,
  countedSteps,
  ofUnit,
  unitsOf,
} from './figures.rules.ts'

const some = fc.nat({ max: 40 })
const unitCode = fc.constantFrom('police', 'tax', 'garden')
/** Counts as the statements give them: parts of what they are parts of. */
const anyReports: fc.Arbitrary<CountedReports> = fc
  .record({
    unitCode,
    class: fc.constantFrom(...'abcdefgh'),
    n: fc.array(some, { minLength: 7, maxLength: 7 }),
  })
  .map(({ unitCode: code, class: name, n: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] }) => ({
    unitCode: code,
    class: name,
    counts: {
      filedRightly: a,
      filed: a + b,
      toFile: a + b + c,
      merged: d,
      falseAlarms: e,
      selfHandled: f,
      received: a + b + c + d + e + f + g,
      effective: Math.min(a + f, g + a + f),
      byCollector: a + f + g,
      byPublic: b + c + d,
    },
  }))
const anySteps: fc.Arbitrary<CountedSteps> = fc
  .record({
    unitCode,
    step: fc.constantFrom(...countedSteps),
    isAssessed: fc.boolean(),
    n: fc.array(some, { minLength: 4, maxLength: 4 }),
  })
  .map(({ n: [inTime = 0, late = 0, left = 0, x = 0], ...one }) => {
    const done = inTime + late
    const due = done + left
    const counts = {
      ...{ due, done, inTime, late, left },
      byFirstDate: Math.min(x, inTime),
      kept: Math.min(x, done),
      reworked: Math.min(x, due),
      delayed: Math.min(x, due),
      exempt: one.isAssessed ? 0 : due,
    }
    return { ...one, counts }
  })
const anyCounts = fc.record({
  reports: fc.array(anyReports, { maxLength: 12 }),
  steps: fc.array(anySteps, { maxLength: 20 }),
})

const byId = (figures: ReturnType<typeof caseFigures>) =>
  new Map<string, (typeof figures)[number]>(figures.map((one) => [one.id, one]))

describe('figures of the street', () => {
  test('no part is more than its whole, and a share lies from 0 to 1 or says no data', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        for (const { numerator, denominator, share } of caseFigures(counts)) {
          if (denominator === null) expect(share).toBeNull()
          else if (denominator === 0) expect([numerator, share]).toEqual([0, null])
          else {
            expect(numerator).toBeLessThanOrEqual(denominator)
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
          }
        }
      }),
    )
  })

  test('units sum up to the whole, but for the classes each unit has most of', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const units = unitsOf(counts).map((code) => byId(caseFigures(ofUnit(counts, code))))
        for (const { id, numerator, denominator } of caseFigures(counts)) {
          const sum = (of: 'numerator' | 'denominator') =>
            units.reduce((all, unit) => all + (unit.get(id)?.[of] ?? 0), 0)
          expect(sum('denominator')).toBe(denominator ?? 0)
          if (id === 'cases_commonest') expect(sum('numerator')).toBeGreaterThanOrEqual(numerator)
          else expect(sum('numerator')).toBe(numerator)
        }
      }),
    )
  })

  test('what was to be done was done in time, done late or left', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const figures = byId(caseFigures(counts))
        const n = (id: string) => figures.get(id)?.numerator ?? 0
        expect(n('cases_handled_on_time') + n('cases_handled_late')).toBe(n('cases_handled'))
        expect(n('cases_handled') + n('cases_not_handled')).toBe(
          figures.get('cases_handled')?.denominator,
        )
        expect(n('cases_closed_on_time') + n('cases_closed_late')).toBe(n('cases_closed'))
      }),
    )
  })

  test('what is exempted leaves the rates, is counted, and the rate with it stands beside', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const assessed = { ...counts, steps: counts.steps.filter((one) => one.isAssessed) }
        const [with_, without] = [byId(caseFigures(counts)), byId(caseFigures(assessed))]
        const closed = with_.get('cases_closed')
        expect(closed?.share).toBe(without.get('cases_closed')?.share)
        const whole = counts.steps.filter(({ step }) => step === 'total')
        const due = whole.reduce((all, one) => all + one.counts.due, 0)
        expect((closed?.denominator ?? 0) + (with_.get('cases_exempt')?.numerator ?? 0)).toBe(due)
        if (due > 0) expect(closed?.shareWithAll).not.toBeNull()
      }),
    )
  })

  test('of the classes, five at most are the commonest, and no other has more reports', () => {
    fc.assert(
      fc.property(fc.array(anyReports, { maxLength: 12 }), (reports) => {
        const common = commonest(reports)
        const receivedOf = (name: string) =>
          reports
            .filter((one) => one.class === name)
            .reduce((all, one) => all + one.counts.received, 0)
        const least = Math.min(...common.map(receivedOf))
        const others = [...new Set(reports.map((one) => one.class))].filter(
          (name) => !common.includes(name),
        )
        expect(common.length).toBeLessThanOrEqual(5)
        expect(others.every((name) => receivedOf(name) <= (common.length < 5 ? 0 : least))).toBe(
          true,
        )
      }),
    )
  })
})
