import type { World } from '../../platform/world.ts'

const triesMaxUsual = 5
const pauseMs = 3_600_000
const subjectsMax = 50_000

export type Tried =
  | { readonly state: 'wrong'; readonly triesLeft: number }
  | { readonly state: 'paused'; readonly until: Date }

/**
 * Counts wrong codes of one subject: after five, unless said, nothing opens it for an hour. In memory:
 * a restart gives five more tries at 40 bits, which is nothing.
 */
export interface Tries {
  /**
   * Counts a try before its code is looked at, so that a thousand sent at once are a thousand tries.
   * @returns until when nothing opens the subject; `undefined` when the code may be looked at
   */
  begin(subject: string): Date | undefined
  /** The code was wrong: what is left. */
  wrong(subject: string): Tried
  /** The code was right: what was tried before is forgotten. */
  right(subject: string): void
  /** It was no guess: the try is given back. */
  forgive(subject: string): void
}

export function openTries(world: World, triesMax: number = triesMaxUsual): Tries {
  const counts = new Map<string, { wrong: number; since: number }>()

  function current(subject: string) {
    const count = counts.get(subject)
    if (count === undefined) return undefined
    if (world.now().getTime() - count.since < pauseMs) return count
    counts.delete(subject)
    return undefined
  }

  function pauseEnd(subject: string): Date {
    return new Date((current(subject)?.since ?? world.now().getTime()) + pauseMs)
  }

  return {
    begin(subject) {
      const tried = current(subject)?.wrong ?? 0
      if (tried >= triesMax) return pauseEnd(subject)
      counts.delete(subject)
      counts.set(subject, { wrong: tried + 1, since: world.now().getTime() })
      const [oldest] = counts.keys()
      if (counts.size > subjectsMax && oldest !== undefined) counts.delete(oldest)
      return undefined
    },
    wrong(subject) {
      const wrong = current(subject)?.wrong ?? 0
      return wrong >= triesMax
        ? { state: 'paused', until: pauseEnd(subject) }
        : { state: 'wrong', triesLeft: triesMax - wrong }
    },
    right(subject) {
      counts.delete(subject)
    },
    forgive(subject) {
      const count = current(subject)
      if (count !== undefined) counts.set(subject, { ...count, wrong: count.wrong - 1 })
    },
  }
}
