import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLane } from './lane.ts'

/** A lane that notes its batches; what it is told to fail on fails alone or with its batch. */
function notedLane(options: {
  readonly bad?: ReadonlySet<number>
  readonly batchMax?: number
  readonly queueMax?: number
}) {
  const batches: number[][] = []
  const committed: number[] = []
  const lane = openLane<number, number>({
    ...options,
    async run(batch) {
      batches.push([...batch])
      await new Promise(setImmediate)
      const isBad = (one: number) => options.bad?.has(one) ?? false
      if (batch.some(isBad)) throw new Error(`${batch.find(isBad)} cannot be written`)
      committed.push(...batch)
      return batch.map((value) => ({ ok: true, value: value * 2 }))
    },
  })
  return { lane, batches, committed }
}

const count = (n: number) => Array.from({ length: n }, (_, index) => index)

describe('the lane', () => {
  test('commits a lone request by itself and at once', async () => {
    const { lane, batches } = notedLane({})

    await expect(lane.submit(4)).resolves.toBe(8)
    expect(batches).toEqual([[4]])
  })

  test('keeps the order in which requests came, whatever the size of the crowd', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (n, batchMax) => {
          const { lane, batches, committed } = notedLane({ batchMax })

          const answers = await Promise.all(count(n).map((one) => lane.submit(one)))

          expect(answers).toEqual(count(n).map((one) => one * 2))
          expect(committed).toEqual(count(n))
          expect(batches.every((batch) => batch.length <= batchMax)).toBe(true)
          expect(batches.length).toBe(Math.ceil(n / batchMax))
        },
      ),
      { numRuns: 40 },
    ))

  test('lets a bad row fail alone: its company is written, once', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(19), { maxLength: 6 }), async (bad) => {
        const { lane, committed } = notedLane({ bad: new Set(bad) })

        const answers = await Promise.allSettled(count(20).map((one) => lane.submit(one)))

        const failed = count(20).filter((one) => answers[one]?.status === 'rejected')
        expect(failed).toEqual(bad.toSorted((a, b) => a - b))
        expect(committed).toEqual(count(20).filter((one) => !bad.includes(one)))
      }),
      { numRuns: 40 },
    ))

  test('refuses what its queue cannot hold, and has not taken it', async () => {
    const { lane, committed } = notedLane({ queueMax: 5 })

    const answers = await Promise.allSettled(count(8).map((one) => lane.submit(one)))

    expect(answers.map(({ status }) => status).slice(0, 5)).toEqual(count(5).map(() => 'fulfilled'))
    for (const answer of answers.slice(5)) {
      expect(answer).toMatchObject({ reason: { code: 'common/busy' } })
    }
    expect(committed).toEqual(count(5))
  })

  test('drains: what was taken is committed, what comes later is refused', async () => {
    const { lane, committed } = notedLane({ batchMax: 3 })
    const taken = Promise.all(count(7).map((one) => lane.submit(one)))

    await lane.drain()

    expect(committed).toEqual(count(7))
    await taken
    await expect(lane.submit(8)).rejects.toMatchObject({ code: 'common/busy' })
  })

  test('is empty at once when nothing was taken', async () => {
    await expect(notedLane({}).lane.drain()).resolves.toBeUndefined()
  })
})
