import type { HotlineScore } from '@huiyin/contract/hotline-score'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findScoreFault,
  hotlineScore,
  rankUnits,
  type Said,
  scoreBounds,
  scoreOf,
} from './score.rules.ts'

const { value: usual } = hotlineScore.otherwise
const anyWeights: fc.Arbitrary<HotlineScore> = fc
  .tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.integer({ min: 8, max: 60 }))
  .map(([a, b, reachedMin]) => {
    const [low = 0, high = 0] = [a, b].toSorted((x, y) => x - y)
    return { contacted: low, solved: high - low, satisfied: 100 - high, reachedMin }
  })
const anySaid: fc.Arbitrary<Said> = fc.nat({ max: 80 }).chain((reached) =>
  fc.record({
    reached: fc.constant(reached),
    notReached: fc.nat({ max: 20 }),
    contacted: fc.nat({ max: reached }),
    solved: fc.nat({ max: reached }),
    satisfied: fc.nat({ max: reached }),
  }),
)
const unitsOf = (all: readonly Said[], weights: HotlineScore) =>
  all.map((said, index) => ({
    ...said,
    unit: { code: `u${index}`, name: `单位${index}` },
    score: scoreOf(said, weights),
    ...scoreBounds(said, weights),
    scoreWithAll: null,
  }))

describe('the score of a unit', () => {
  test('by hand: 40 reached, 38 contacted, 30 solved, 32 satisfied is 9.5 + 33.75 + 36 = 79.25', () => {
    const said = { reached: 40, notReached: 10, contacted: 38, solved: 30, satisfied: 32 }
    expect(scoreOf(said, usual)).toBe(79.25)
    expect(scoreBounds(said, usual)).toEqual({ worst: 63.4, best: 83.4 })
  })

  test('weights that do not sum up to 100 are refused in a sentence', () => {
    expect(findScoreFault(usual)).toBeUndefined()
    expect(findScoreFault({ ...usual, solved: 40 })).toContain('95')
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(findScoreFault(weights)).toBeUndefined()
      }),
    )
  })

  test('lies from 0 to 100 between its bounds, and is 100 only if everybody says yes three times', () => {
    fc.assert(
      fc.property(anySaid, anyWeights, (said, weights) => {
        const score = scoreOf(said, weights)
        const { worst, best } = scoreBounds(said, weights)
        expect(score === null).toBe(said.reached === 0)
        if (score === null) return
        expect(worst).toBeGreaterThanOrEqual(0)
        expect(score).toBeGreaterThanOrEqual(worst ?? 0)
        expect(score).toBeLessThanOrEqual(best ?? 0)
        expect(best).toBeLessThanOrEqual(100)
        const { reached: all } = said
        if ([said.contacted, said.solved, said.satisfied].every((one) => one === all)) {
          expect(score).toBe(100)
        }
      }),
    )
  })

  test('never falls by one more caller who says yes', () => {
    fc.assert(
      fc.property(
        anySaid,
        anyWeights,
        fc.constantFrom('contacted', 'solved', 'satisfied'),
        (said, weights, what) => {
          fc.pre(said[what] < said.reached)
          const more = { ...said, [what]: said[what] + 1 }
          expect(scoreOf(more, weights)).toBeGreaterThanOrEqual(Number(scoreOf(said, weights)))
        },
      ),
    )
  })
})

describe('the ranks of a month', () => {
  const anyTown = fc.tuple(fc.array(anySaid, { maxLength: 8 }), anyWeights)

  test('a unit without data or with too few callers reached has none, and moves nobody', () => {
    fc.assert(
      fc.property(anyTown, ([all, weights]) => {
        const enough = all.filter(({ reached }) => reached >= weights.reachedMin)
        const ranks = (units: readonly Said[]) =>
          rankUnits(unitsOf(units, weights), weights).flatMap(({ rank }) => rank ?? [])
        const rows = rankUnits(unitsOf(all, weights), weights)
        for (const { rank, reached } of rows) {
          expect(rank !== null).toBe(reached >= weights.reachedMin)
        }
        expect(ranks(all)).toEqual(ranks(enough))
      }),
    )
  })

  test('go down with the score, are shared by equals, and lie within those that are possible', () => {
    fc.assert(
      fc.property(anyTown, ([all, weights]) => {
        const rows = rankUnits(unitsOf(all, weights), weights).filter(({ rank }) => rank !== null)
        for (const [index, row] of rows.entries()) {
          expect(row.rankFrom).toBeLessThanOrEqual(Number(row.rank))
          expect(row.rankTo).toBeGreaterThanOrEqual(Number(row.rank))
          const before = rows[index - 1]
          const isEqual = before?.score === row.score
          expect(Number(before?.score ?? 100)).toBeGreaterThanOrEqual(Number(row.score))
          expect(row.rank).toBe(isEqual ? before?.rank : index + 1)
        }
      }),
    )
  })
})
