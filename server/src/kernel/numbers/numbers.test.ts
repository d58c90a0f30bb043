import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openNumbers } from './index.ts'
import { blockSizeMax, blockSizeMin, nextBlockSize } from './numbers.rules.ts'

const db = await testDatabase()
const world = testWorld('2026-11-21T09:00:00+08:00')
const open = () => openNumbers({ db, world })
const regionCode = '990121'

describe('running numbers', () => {
  test('begin at 1 in every series, period and region and rise by one', async () => {
    const numbers = open()
    const series = { regionCode, series: 'letter:assignment', period: '2026' }

    expect(await numbers.take(series, 3)).toEqual([1, 2, 3])
    expect(await numbers.take(series, 1)).toEqual([4])
    expect(await numbers.take({ ...series, period: '2027' }, 1)).toEqual([1])
    expect(await numbers.take({ ...series, series: 'letter:supervision' }, 1)).toEqual([1])
    expect(await numbers.take({ ...series, regionCode: '990122' }, 1)).toEqual([1])
  })

  test('are never given twice, by however many servers and takers at once', async () => {
    const series = { regionCode, series: 'matter:zg', period: '261121' }
    const servers = [open(), open(), open()]

    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => servers[index % 3]?.take(series, 1 + (index % 40))),
    )

    const all = taken.flatMap((numbers) => numbers ?? [])
    expect(new Set(all).size).toBe(all.length)
    for (const numbers of taken) expect(numbers).toEqual(numbers?.toSorted((a, b) => a - b))
  })

  test('leave no gap when a server stops cleanly', async () => {
    const series = { regionCode, series: 'letter:reassignment', period: '2026' }
    const first = open()
    await first.take(series, 2)
    await first.close()

    expect(await open().take(series, 1)).toEqual([3])
  })

  test('leave the rest of a block as a gap when a server is killed', async () => {
    const series = { regionCode, series: 'letter:appeal_decision', period: '2026' }
    await open().take(series, 2)

    expect(await open().take(series, 1)).toEqual([blockSizeMin + 1])
  })
})

test('a block is at least what is needed, and within its bounds otherwise', () =>
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined }),
      fc.nat({ max: 100_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (last, lasted, needed) => {
        const size = nextBlockSize(last, lasted, needed)
        expect(size).toBeGreaterThanOrEqual(Math.max(needed, blockSizeMin))
        expect(size).toBeLessThanOrEqual(Math.max(needed, blockSizeMax))
      },
    ),
  ))
