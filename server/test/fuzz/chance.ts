/** Chance that can be repeated: the same seed draws the same cases. */
export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number
  /** One of several. */
  one<T>(values: readonly T[]): T
  /** True in so many of a hundred draws. */
  percent(share: number): boolean
}

/** Mulberry32: 32 bits of state are plenty for drawing cases, and the code fits a hand. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    one: <T>(values: readonly T[]): T => {
      if (values.length === 0) throw new RangeError('nothing to draw from')
      return values[below(values.length)] as T
    },
    percent: (share) => next() * 100 < share,
  }
}
