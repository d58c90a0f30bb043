import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSeatsFault, openSeats, uncoveredHours } from './seats.rules.ts'

const seat = {
  id: 'gaokao',
  name: '高考专席',
  from: '2026-06-01',
  until: '2026-06-10',
  opens: '08:00',
  closes: '18:00',
  script: '您好，高考服务专席。',
}
const at = (moment: string) => openSeats({ seats: [seat] }, new Date(moment)).length

describe('a special seat', () => {
  test('takes calls on its days and at its hours only', () => {
    expect(at('2026-06-01T08:00:00+08:00')).toBe(1)
    expect(at('2026-06-10T17:59:00+08:00')).toBe(1)
    expect(at('2026-06-10T18:00:00+08:00')).toBe(0)
    expect(at('2026-06-11T09:00:00+08:00')).toBe(0)
  })

  test('neither ends before it begins nor shares its id', () => {
    expect(findSeatsFault({ seats: [seat] })).toBeUndefined()
    expect(findSeatsFault({ seats: [{ ...seat, until: '2026-05-31' }] })).toContain('高考专席')
    expect(findSeatsFault({ seats: [seat, seat] })).toContain('gaokao')
  })
})

describe('the roster of a day', () => {
  const three = [
    { from: '08:00', until: '16:00' },
    { from: '16:00', until: '00:00' },
    { from: '00:00', until: '08:00' },
  ]

  test('covers day and night by three shifts, and says which hours one of them leaves', () => {
    expect(uncoveredHours(three)).toEqual([])
    expect(uncoveredHours(three.slice(0, 2))).toEqual([{ from: '00:00', until: '08:00' }])
    expect(uncoveredHours([])).toEqual([{ from: '00:00', until: '24:00' }])
  })

  test('never gets more gaps in time by one more shift', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map(
        (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
      )
    const shift = fc.record({ from: time, until: time })
    const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
    const left = (shifts: { from: string; until: string }[]) =>
      uncoveredHours(shifts).reduce((all, gap) => all + minutes(gap.until) - minutes(gap.from), 0)
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 6 }), shift, (shifts, one) => {
        expect(left([...shifts, one])).toBeLessThanOrEqual(left(shifts))
      }),
    )
  })
})
