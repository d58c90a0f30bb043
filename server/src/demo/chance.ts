/** Chance that repeats itself: the same seed gives the same demo. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** An integer from 0 to `below` − 1. */
  below(count: number): number
  pick<T>(from: readonly T[]): T
  /** True in `share` of the cases. */
  happens(share: number): boolean
}

/** The generator mulberry32: small and even enough for made-up data. */
export function openChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick(from) {
      const one = from[below(from.length)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    happens: (share) => next() < share,
  }
}
