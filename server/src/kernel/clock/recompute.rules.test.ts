import { formatInstant, localDay } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import type { SpecialDay } from './calendar-source.ts'
import {
  compileVersion,
  defaultCalendar,
  defaultHours,
  nationalSource,
  readShippedYears,
} from './national-calendar.ts'
import { recomputeOpen } from './recompute.rules.ts'
import { at, budgetOf, clockOf } from './testing.ts'

const city = defaultCalendar()
const notice2027 = '国办发明电〔2026〕8号'
const newYear: SpecialDay = {
  day: localDay('2027-01-01'),
  type: 'holiday',
  name: '元旦',
  notice: notice2027,
}

function withLocal(...localDays: SpecialDay[]) {
  const national = nationalSource(readShippedYears())
  return compileVersion({ ...national, localDays, hours: [defaultHours] })
}

function dueTexts(moved: ReturnType<typeof recomputeOpen>) {
  return moved.map(({ before, after }) => [
    formatInstant(before.dueAt).slice(0, 16),
    formatInstant(after.dueAt).slice(0, 16),
  ])
}

describe('a newer calendar', () => {
  const now = at('2026-11-21 10:00')

  test('turns a provisional date into an announced one', () => {
    const years = [
      ...readShippedYears(),
      { year: 2027, edition: 1, notice: notice2027, days: [newYear] },
    ]
    const announced = compileVersion({
      ...nationalSource(years),
      localDays: [],
      hours: [defaultHours],
    })
    const clock = clockOf('2026-12-25 09:00', budgetOf(5, 'working_day'))

    const moved = recomputeOpen([clock], city, announced, at('2026-12-28 09:00'))

    expect(dueTexts(moved)).toEqual([['2027-01-01T18:00', '2027-01-04T18:00']])
    expect(moved.map(({ before, after }) => [before.provisional, after.provisional])).toEqual([
      [true, false],
    ])
  })

  test('leaves alone what it does not touch, what has ended and what was missed', () => {
    const holiday: SpecialDay = { ...newYear, day: localDay('2026-11-23'), isLocal: true }
    const untouched = clockOf('2026-11-24 09:00', budgetOf(2, 'working_day'))
    const ended = clockOf('2026-11-20 09:00', budgetOf(5, 'working_day'), {
      type: 'stop',
      at: at('2026-11-20 17:00'),
    })
    expect(recomputeOpen([untouched, ended], city, withLocal(holiday), now)).toEqual([])

    const past: SpecialDay = { ...newYear, day: localDay('2026-11-20'), isLocal: true }
    const missed = clockOf('2026-11-19 09:00', budgetOf(1, 'working_day'))
    expect(dueTexts(recomputeOpen([missed], city, withLocal(past), now))).toEqual([
      ['2026-11-20T18:00', '2026-11-20T18:00'],
    ])
  })

  test('never moves a date to less than one working day ahead', () => {
    const makeUps = ['2026-11-21', '2026-11-22'].map(
      (day): SpecialDay => ({ ...newYear, day: localDay(day), type: 'workday', isLocal: true }),
    )
    const clock = clockOf('2026-11-19 09:00', budgetOf(2, 'working_day'))
    // The weekend becomes working days, so Monday's date would fall on today, the Saturday.
    const moved = recomputeOpen([clock], city, withLocal(...makeUps), now)
    expect(dueTexts(moved)).toEqual([['2026-11-23T18:00', '2026-11-22T18:00']])
  })
})
