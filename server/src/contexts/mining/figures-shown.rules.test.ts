import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binsOf } from './figures-shown.rules.ts'

const days = fc.double({ min: 0, max: 4_000, noNaN: true })
const times = fc.array(days, { minLength: 1, maxLength: 60 })

test('every case stands in one bin of each way, and no chart has more than twelve', () => {
  fc.assert(
    fc.property(times, times, (serial, parallel) => {
      const bins = binsOf(serial, parallel)
      const sum = (way: 'serial' | 'parallel') => bins.reduce((all, bin) => all + bin[way], 0)

      expect(bins.length).toBeLessThanOrEqual(12)
      expect([sum('serial'), sum('parallel')]).toEqual([serial.length, parallel.length])
    }),
  )
})

test('19 and 5 days stand in bins of two days', () => {
  expect(binsOf([19], [5]).filter((bin) => bin.serial + bin.parallel > 0)).toEqual([
    { from: 4, until: 6, serial: 0, parallel: 1 },
    { from: 18, until: 20, serial: 1, parallel: 0 },
  ])
})
