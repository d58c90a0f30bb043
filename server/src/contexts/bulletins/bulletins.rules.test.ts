import { localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closingRate, percentOf, rateWithoutDisputed } from './facts.rules.ts'
import { cityWeeklyRule, weekEnding } from './period.rules.ts'
import { closingByFlows, type Step, stockOf } from './stock.rules.ts'

const bounds = {
  beginsAt: new Date('2020-12-13T18:00:00+08:00'),
  cutOffAt: new Date('2020-12-20T18:00:00+08:00'),
}

const units = ['police', 'water', 'power']
const states = [
  'reported',
  'handling',
  'disputed',
  'closed',
  'forced_closed',
  'merged',
  'not_accepted',
  'false_alarm',
]

/** Any life at all, wilder than the lifecycle allows: what holds for it holds for every case. */
const anyLife: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 0, max: 400 }),
      state: fc.constantFrom(...states),
      unitCode: fc.option(fc.constantFrom(...units)),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) =>
    steps
      .toSorted((a, b) => a.hours - b.hours)
      .map(({ hours, state, unitCode }, index) => ({
        at: new Date(bounds.beginsAt.getTime() + (hours - 100) * 3_600_000),
        state,
        unitCode: index === 0 ? (unitCode ?? 'police') : unitCode,
      })),
  )

describe('the stock of units', () => {
  test('opening and what came, less what went, is the closing stock of every unit', () =>
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 20 }), (lives) => {
        const stocks = [...stockOf(lives, bounds).values()]
        for (const stock of stocks) expect(closingByFlows(stock)).toBe(stock.closing)
        const sum = (key: 'takenOver' | 'handedOver') =>
          stocks.reduce((all, stock) => all + stock[key], 0)
        expect(sum('takenOver')).toBe(sum('handedOver'))
      }),
    ))

  test('a case that was closed, opened again and given to another unit is counted in each flow once', () => {
    const at = (day: number) => new Date(`2020-12-${day}T12:00:00+08:00`)
    const stocks = stockOf(
      [
        [
          { at: at(10), state: 'handling', unitCode: 'police' },
          { at: at(14), state: 'closed', unitCode: null },
          { at: at(15), state: 'pending_dispatch', unitCode: null },
          { at: at(16), state: 'handling', unitCode: 'water' },
        ],
      ],
      bounds,
    )
    expect(stocks.get('police')).toMatchObject({
      opening: 1,
      closed: 1,
      reopened: 1,
      handedOver: 1,
    })
    expect(stocks.get('water')).toMatchObject({ takenOver: 1, closing: 1, opening: 0 })
  })
})

describe('figures of a week', () => {
  test('5184 of 5723 is 90.58 %, and would be 93.46 % without the disputed', () => {
    const week = {
      received: 4852,
      due: 5723,
      closed: 5184,
      inProcess: 232,
      overdue: 131,
      disputed: 176,
    }
    expect(closingRate(week)).toBe(90.58)
    expect(rateWithoutDisputed(week)).toBe(93.46)
    expect(percentOf(0, 0)).toBeNull()
  })

  test('weeks follow each other without a gap, whatever the hour of the cut-off', () => {
    const rule = { ...cityWeeklyRule.otherwise.value, cutOffTime: '09:30' }
    const one = weekEnding(localDay('2020-12-20'), rule)
    const next = weekEnding(localDay('2020-12-27'), rule)
    expect(one).toMatchObject({ from: '2020-12-14', to: '2020-12-20' })
    expect(next?.beginsAt).toEqual(one?.cutOffAt)
    expect(weekEnding(localDay('2020-12-21'), rule)).toBeUndefined()
  })
})
