import { Refusal } from '../../platform/http/refusal.ts'

/** Lets work in while there is room, and refuses it unbegun otherwise. */
export type Turnstile = <Result>(work: () => Promise<Result>) => Promise<Result>

/** At a few hundred a second this many wait some seconds: who comes later does better to come again. */
const insideMaxUsual = 1024
const retryAfterSeconds = 2

/**
 * Bounds what is under way at an entrance. A lane bounds those that wait for their commit; what is read
 * before, who answers and what lies near, would pile up in front of it in a storm.
 *
 * @throws Refusal `common/busy` from the turnstile when it is full: nothing was taken
 */
export function openTurnstile(insideMax = insideMaxUsual): Turnstile {
  let inside = 0
  return async (work) => {
    if (inside >= insideMax) throw new Refusal('common/busy', { retryAfterSeconds })
    inside += 1
    try {
      return await work()
    } finally {
      inside -= 1
    }
  }
}
