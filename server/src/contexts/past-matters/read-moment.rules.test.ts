import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMoments } from './read-moment.rules.ts'
import { readPoint } from './read-point.rules.ts'

const city = openMoments('Asia/Shanghai')
const york = openMoments('America/New_York', ['MM/DD/YYYY hh:mm:ss A'])

describe('moments of a former system', () => {
  test.each([
    ['2018-03-05 09:10', '2018-03-05T01:10:00.000Z', false],
    ['2018/3/5 9:10:07', '2018-03-05T01:10:07.000Z', false],
    ['2018-03-05T09:10:07.123', '2018-03-05T01:10:07.000Z', false],
    ['2018年3月5日', '2018-03-04T16:00:00.000Z', true],
    ['2018-03-05T09:10:07+02:00', '2018-03-05T07:10:07.000Z', false],
    ['43164.5', '2018-03-05T04:00:00.000Z', false],
    ['43164', '2018-03-04T16:00:00.000Z', true],
  ])('%s is understood', (text, at, isDay) => {
    expect(city(text)).toEqual({ at: new Date(at), isDay })
  })

  test.each(['2018-02-30', '25/12/2018', '昨天', '2018-03-05 25:00', '', '7'])(
    '%s is no moment',
    (text) => expect(city(text)).toBeUndefined(),
  )

  test.each([
    ['01/02/2015 12:00:00 AM', '2015-01-02T05:00:00.000Z'],
    ['01/02/2015 12:00:00 PM', '2015-01-02T17:00:00.000Z'],
    ['07/02/2015 01:30:05 PM', '2015-07-02T17:30:05.000Z'],
  ])('twelve hours in a zone with summer time: %s', (text, at) => {
    expect(york(text)).toEqual({ at: new Date(at), isDay: false })
  })

  test('every hour of the year that exists comes back as the clock on the wall showed it', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 1_780_000_000 }), (second) => {
        const wall = format.format(new Date(second * 1000))
        const read = york(wall)?.at.getTime() ?? 0
        // The hour that comes twice in autumn may be either.
        expect([0, 3_600_000]).toContain(Math.abs(read - second * 1000))
      }),
    )
  })

  test('a place in one cell, either way round', () => {
    const point = { latitude: 33.02, longitude: 112.51 }
    expect(readPoint('(33.02, 112.51)')).toEqual(point)
    expect(readPoint('POINT (112.51 33.02)')).toEqual(point)
    expect(readPoint('人民路')).toBeUndefined()
    expect(readPoint('95, 10')).toBeUndefined()
  })
})
