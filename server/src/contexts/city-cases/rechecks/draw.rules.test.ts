import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectorFor, drawSample, populationHash } from './draw.rules.ts'

const serials = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 60 })
const population = serials.map((all) => all.map((serial) => `CG990121-260622-${serial}`))
const seed = fc.string({ minLength: 1, maxLength: 40 })
const size = fc.integer({ min: 1, max: 80 })
const shuffled = population.chain((numbers) =>
  fc.tuple(
    fc.constant(numbers),
    fc.shuffledSubarray(numbers, { minLength: numbers.length, maxLength: numbers.length }),
  ),
)

describe('a draw', () => {
  test('gives the same sample for the same seed, in whatever order the cases are listed', () =>
    fc.assert(
      fc.property(shuffled, seed, size, ([numbers, others], words, n) => {
        const asked = { seed: words, size: n }
        expect(drawSample(others, asked)).toEqual(drawSample(numbers, asked))
        expect(populationHash(others)).toBe(populationHash(numbers))
      }),
    ))

  test('takes so many of the cases and none twice', () =>
    fc.assert(
      fc.property(population, seed, size, (numbers, words, n) => {
        const drawn = drawSample([...numbers, ...numbers], { seed: words, size: n })
        expect(new Set(drawn).size).toBe(Math.min(n, numbers.length))
        expect(numbers).toEqual(expect.arrayContaining(drawn))
      }),
    ))

  test('a larger sample holds the smaller, so nobody gains by asking for one more', () =>
    fc.assert(
      fc.property(population, seed, size, (numbers, words, n) => {
        const smaller = drawSample(numbers, { seed: words, size: n })
        const larger = drawSample(numbers, { seed: words, size: n + 1 })
        expect(larger.slice(0, smaller.length)).toEqual(smaller)
      }),
    ))

  test('is what sha256sum says: printf "2026133|CG990121-260622-00002" | sha256sum', () => {
    const numbers = ['CG990121-260622-00001', 'CG990121-260622-00002', 'CG990121-260622-00003']
    expect(drawSample(numbers, { seed: '2026133', size: 3 })).toEqual(
      [2, 1, 3].map((serial) => `CG990121-260622-0000${serial}`),
    )
  })

  test('with many seeds every case is drawn about as often as any other', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `CG-${index}`)
    const counts = new Map<string, number>()
    for (let run = 0; run < 4000; run += 1) {
      for (const number of drawSample(numbers, { seed: `seed ${run}`, size: 5 })) {
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
    }
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130)
  })
})

describe('who looks again', () => {
  const east = '990121001001001'
  const west = '990121001002001'
  const one = { number: 'CG-1', gridCode: east, staffIds: ['saw', 'checked'] }

  test('walks in another community and never had to do with the case', () =>
    fc.assert(
      fc.property(seed, (words) => {
        const collectors = [
          { staffId: 'saw', gridCodes: [west] },
          { staffId: 'own', gridCodes: [west, '990121001001009'] },
          { staffId: 'far', gridCodes: [west] },
          { staffId: 'free', gridCodes: [] },
        ]
        expect(['far', 'free']).toContain(collectorFor(one, collectors, words))
      }),
    ))

  test('is nobody where nobody may', () => {
    expect(collectorFor(one, [{ staffId: 'saw', gridCodes: [] }], 'x')).toBeNull()
  })
})
