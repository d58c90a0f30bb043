import assert from 'node:assert/strict'

/** A share as it was counted: every published percentage can be traced to these two. */
export interface Counted {
  readonly numerator: number
  readonly denominator: number
}

/** Lowest and highest value that fit what is known. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/** Fractions are published to a hundredth of a percent. */
const steps = 10_000n

/**
 * A fraction from 0 to 1 with four decimals, rounded half up; truncated where rounding would print
 * 0 or 1, so that 100 % is said only when nothing is missing.
 *
 * @returns `null` when nothing was counted: no data is neither 0 nor 100 %
 * @throws AssertionError unless both are whole numbers and 0 ≤ numerator ≤ denominator
 * @see docs/domain/figures.md
 */
export function share({ numerator, denominator }: Counted): number | null {
  assert(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator), 'counts are whole')
  assert(numerator >= 0 && numerator <= denominator, `${numerator} of ${denominator}`)
  if (denominator === 0) return null
  const part = BigInt(numerator) * steps
  const whole = BigInt(denominator)
  const rounded = (2n * part + whole) / (2n * whole)
  const truncated = part / whole
  return Number(rounded === 0n || rounded === steps ? truncated : rounded) / Number(steps)
}

/**
 * How far the rate of all could lie from the rate of those who answered: everybody silent counted
 * as bad, then as good. With 40 good of 50 answers among 1000, from 4 % to 99 %.
 *
 * @param count.good - good answers
 * @param count.answered - all answers
 * @param count.asked - everybody who could have answered
 */
export function silenceBounds(count: {
  readonly good: number
  readonly answered: number
  readonly asked: number
}): { readonly worst: number | null; readonly best: number | null } {
  const { good, answered, asked } = count
  assert(answered <= asked, `${answered} answers of ${asked} asked`)
  const silent = asked - answered
  return {
    worst: share({ numerator: good, denominator: asked }),
    best: share({ numerator: good + silent, denominator: asked }),
  }
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054

/**
 * Wilson's 95 % interval of a share. Only for a sample drawn by chance: a full count has no
 * sampling error, and a self-selected vote none that this formula knows.
 *
 * @returns `undefined` when nothing was drawn
 * @see Newcombe (1998), Statistics in Medicine 17, 857–872, method 3
 */
export function wilsonInterval({ numerator, denominator }: Counted): Bounds | undefined {
  assert(numerator >= 0 && numerator <= denominator, `${numerator} of ${denominator}`)
  if (denominator === 0) return undefined
  const p = numerator / denominator
  const spread = z * z
  const centre = p + spread / (2 * denominator)
  const half = z * Math.sqrt((p * (1 - p)) / denominator + spread / (4 * denominator ** 2))
  const scale = 1 + spread / denominator
  return {
    // At the ends the formula gives 0 and 1 exactly; floating point does not.
    low: numerator === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: numerator === denominator ? 1 : Math.min(1, (centre + half) / scale),
  }
}

/** Below this many people a public figure could point at one of them. */
export const publicCountMin = 8

/** Whether a share over `denominator` people may stand in public. */
export function isPublishable(denominator: number): boolean {
  return denominator === 0 || denominator >= publicCountMin
}

/** A share as the public may see it: as it is, or only that it is not less, or not more. */
export interface PublicShare {
  readonly share: number
  readonly is: 'exact' | 'least' | 'most'
}

/**
 * A share whose count could be worked out from it: with 1 to 7 above the line, or missing to the
 * whole, only the limit of all these counts is said. 38 of 40 is "at least 82.5 %".
 *
 * @returns `null` for no data, for fewer than eight people, and where both sides are small
 */
export function publicShare(counted: {
  readonly numerator: number
  readonly denominator: number | null
}): PublicShare | null {
  const { numerator, denominator } = counted
  if (denominator === null || denominator < publicCountMin) return null
  const isSmall = (n: number) => n > 0 && n < publicCountMin
  const missing = denominator - numerator
  if (isSmall(numerator) && isSmall(missing)) return null
  const of = (n: number, is: PublicShare['is']) => {
    const value = share({ numerator: n, denominator })
    return value === null ? null : { share: value, is }
  }
  if (isSmall(numerator)) return of(publicCountMin - 1, 'most')
  return isSmall(missing) ? of(denominator - publicCountMin + 1, 'least') : of(numerator, 'exact')
}

/**
 * The counts of a public table whose total is public too: 1 to 7 become `null`, and the next
 * smallest are hidden with them until the hidden ones are at least two and together at least eight,
 * since otherwise the total would tell.
 *
 * @returns counts in the order given; zero stays, it is about nobody
 */
export function suppressSmallCounts(counts: readonly number[]): readonly (number | null)[] {
  const ascending = [...counts.keys()]
    .filter((index) => (counts[index] ?? 0) > 0)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const hidden = new Set<number>()
  let hiddenSum = 0
  for (const index of ascending) {
    const count = counts[index] ?? 0
    const tells = hidden.size === 1 || (hidden.size > 0 && hiddenSum < publicCountMin)
    if (count >= publicCountMin && !tells) break
    hidden.add(index)
    hiddenSum += count
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count))
}
