import { addDays, localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar, isWorkingDay } from '../../../kernel/clock/index.ts'
import { minutesOutside, restAhead } from './rest.rules.ts'

const calendar = defaultCalendar()

describe('the last working day before rest days', () => {
  test('is a Friday as a rule, and before a festival the day before it', () => {
    expect(restAhead(calendar, localDay('2026-06-22'))).toEqual({
      day: '2026-06-26',
      restDays: 2,
      until: '2026-06-29',
    })
    expect(restAhead(calendar, localDay('2026-09-28'))).toMatchObject({ day: '2026-09-30' })
  })

  test('is not a Friday before a Saturday that is worked', () => {
    // 国庆节 2026: Saturday 10 October is worked (国办发明电〔2025〕7号).
    expect(restAhead(calendar, localDay('2026-10-08'))).toMatchObject({
      day: '2026-10-10',
      restDays: 1,
    })
  })

  test('is worked, and nothing until the day after the rest is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360 }), (offset) => {
        const from = addDays(localDay('2026-01-01'), offset)
        const { day, restDays, until } = restAhead(calendar, from)

        expect(isWorkingDay(calendar, day)).toBe(true)
        expect(isWorkingDay(calendar, until)).toBe(true)
        for (let rest = 1; rest <= restDays; rest += 1) {
          expect(isWorkingDay(calendar, addDays(day, rest))).toBe(false)
        }
      }),
    )
  })
})

test('only time outside working hours counts as a stay', () => {
  const friday = localDay('2026-06-26')

  expect(minutesOutside(calendar, { day: friday, from: '17:30', until: '19:00' })).toBe(60)
  expect(minutesOutside(calendar, { day: friday, from: '09:00', until: '10:00' })).toBe(0)
  const saturday = localDay('2026-06-27')
  expect(minutesOutside(calendar, { day: saturday, from: '09:00', until: '11:30' })).toBe(150)
})
