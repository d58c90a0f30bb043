import type { HotlineScore, UnitScore } from '@huiyin/contract/hotline-score'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/**
 * 10/45/45 is often quoted of Beijing's 接诉即办 and verified by no document we have read, so it is
 * data. Thirty reached is ours: below that one caller moves a unit by more than three points.
 */
export const hotlineScore: RuleName<HotlineScore> = {
  name: 'hotline/score',
  otherwise: {
    version: 'shipped-1',
    value: { contacted: 10, solved: 45, satisfied: 45, reachedMin: 30 },
  },
}

const whole = 100

/** Why weights cannot be, in a sentence. */
export function findScoreFault(value: unknown): string | undefined {
  const { contacted, solved, satisfied } = value as HotlineScore
  const sum = contacted + solved + satisfied
  return sum === whole ? undefined : `三项权重之和应为 100，现为 ${sum}`
}

/** What callers said of the tickets of a unit. */
export interface Said {
  readonly reached: number
  readonly notReached: number
  readonly contacted: number
  readonly solved: number
  readonly satisfied: number
}

/**
 * The weighted sum of the three rates, 0 to 100 with two decimals, half up.
 *
 * @returns `null` where nobody was reached
 * @see docs/domain/hotline.md
 */
export function scoreOf(said: Said, weights: HotlineScore): number | null {
  return pointsOf(weighted(said, weights), said.reached)
}

/** How far the score could lie if those who were not reached had all been discontent, or content. */
export function scoreBounds(said: Said, weights: HotlineScore) {
  const asked = said.reached + said.notReached
  const sum = weighted(said, weights)
  return { worst: pointsOf(sum, asked), best: pointsOf(sum + whole * said.notReached, asked) }
}

function weighted(said: Said, weights: HotlineScore): number {
  return (
    said.contacted * weights.contacted +
    said.solved * weights.solved +
    said.satisfied * weights.satisfied
  )
}

function pointsOf(sum: number, among: number): number | null {
  return among === 0 ? null : Math.round((sum * 100) / among) / 100
}

export type Unranked = Omit<UnitScore, 'rank' | 'rankFrom' | 'rankTo'>

/**
 * Ranks units by their score; equal scores share a rank. Beside it the ranks that are possible while
 * nobody knows what the unreached would have said: units whose ranks overlap cannot be told apart.
 * A unit with fewer reached than the rule asks has no rank, and stands in nobody's way.
 */
export function rankUnits(units: readonly Unranked[], { reachedMin }: HotlineScore): UnitScore[] {
  const ranked = units.filter(({ score, reached }) => score !== null && reached >= reachedMin)
  return units
    .map((unit): UnitScore => {
      if (!ranked.includes(unit)) return { ...unit, rank: null, rankFrom: null, rankTo: null }
      const others = ranked.filter((other) => other !== unit)
      const after = (isBefore: (other: Unranked) => boolean) => 1 + others.filter(isBefore).length
      return {
        ...unit,
        rank: after(({ score }) => Number(score) > Number(unit.score)),
        rankFrom: after(({ worst }) => Number(worst) > Number(unit.best)),
        rankTo: after(({ best }) => Number(best) > Number(unit.worst)),
      }
    })
    .toSorted(
      (a, b) =>
        (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
        (a.unit.code < b.unit.code ? -1 : 1),
    )
}
