import { expect, test } from 'vitest'
import { type CountedApplication, daysOf, figuresOf } from './figures.rules.ts'

const one: CountedApplication = {
  unitCode: 'police',
  isReceived: true,
  isDecided: true,
  basis: 'complete',
  rounds: 0,
  isAutomatic: false,
  isInPromise: true,
  isInLaw: true,
  used: 500,
  promised: 500,
  statutory: 2000,
  serial: 1900,
}
const shareOf = (rows: readonly CountedApplication[], id: string) =>
  figuresOf(rows, ['kept', 'late', 'open']).find((figure) => figure.id === id)

test('five units side by side used 5 working days where 19 were needed one after another', () => {
  expect(daysOf([one])).toMatchObject({ applications: 1, used: 500, promised: 500, serial: 1900 })
  expect(shareOf([one], 'parallel_gain')).toMatchObject({
    numerator: 1400,
    denominator: 1900,
    share: 0.7368,
  })
})

test('on time is judged by the first promise and by the law, each with its own denominator', () => {
  const late = { ...one, isInPromise: false }
  const open = { ...one, isDecided: false, basis: 'deemed', isInPromise: false } as const
  const rows = [one, late, open]
  expect(shareOf(rows, 'promise_on_time')).toMatchObject({ numerator: 1, denominator: 2 })
  expect(shareOf(rows, 'statutory_on_time')).toMatchObject({ share: 1, denominator: 2 })
  expect(shareOf(rows, 'deemed_share')).toMatchObject({ share: 0.3333, denominator: 3 })
  expect(shareOf(rows, 'kept_promises')).toMatchObject({ numerator: 1, denominator: 2 })
})

test('nothing counted is no data, and what took longer than in series gains nothing', () => {
  expect(shareOf([], 'accepted_share')?.share).toBeNull()
  expect(shareOf([{ ...one, used: 2500 }], 'parallel_gain')?.share).toBe(0)
})
