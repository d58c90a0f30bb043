import type { World } from '../../platform/world.ts'

const triesMax = 5
const pauseMs = 3_600_000
const subjectsMax = 50_000

export type Tried =
  | { readonly state: 'wrong'; readonly triesLeft: number }
  | { readonly state: 'paused'; readonly until: Date }

/**
 * Counts wrong codes of one subject: after five, nothing opens it for an hour. In memory: a restart
 * gives five more tries at 40 bits, which is nothing.
 */
export interface Tries {
  pausedUntil(subject: string): Date | undefined
  wrong(subject: string): Tried
  right(subject: string): void
}

export function openTries(world: World): Tries {
  const counts = new Map<string, { wrong: number; since: number }>()

  function current(subject: string) {
    const count = counts.get(subject)
    if (count === undefined) return undefined
    if (world.now().getTime() - count.since < pauseMs) return count
    counts.delete(subject)
    return undefined
  }

  return {
    pausedUntil(subject) {
      const count = current(subject)
      if (count === undefined || count.wrong < triesMax) return undefined
      return new Date(count.since + pauseMs)
    },
    wrong(subject) {
      const now = world.now().getTime()
      const wrong = (current(subject)?.wrong ?? 0) + 1
      counts.delete(subject)
      counts.set(subject, { wrong, since: now })
      const [oldest] = counts.keys()
      if (counts.size > subjectsMax && oldest !== undefined) counts.delete(oldest)
      return wrong >= triesMax
        ? { state: 'paused', until: new Date(now + pauseMs) }
        : { state: 'wrong', triesLeft: triesMax - wrong }
    },
    right(subject) {
      counts.delete(subject)
    },
  }
}
