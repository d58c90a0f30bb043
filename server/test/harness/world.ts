import { createHash } from 'node:crypto'
import { settableWorld, type World } from '../../src/platform/world.ts'

/** A world that stands still until the test moves it. */
export interface TestWorld extends World {
  /** Moves to a moment: `world.set('2026-11-23T09:00:00+08:00')`. */
  set(moment: string): void
}

/**
 * A world at a moment: `testWorld('2026-11-20T16:00:00+08:00')`. Ids decide which matters are drawn
 * for a check; here they are the same at each run, so that no test meets its chance one day.
 */
export function testWorld(moment: string): TestWorld {
  let made = 0
  const world = settableWorld(instant(moment), () => {
    made += 1
    return createHash('sha256').update(String(made)).digest()
  })
  return { ...world, set: (next) => world.set(instant(next)) }
}

function instant(moment: string): Date {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a moment: ${moment}`)
  return date
}
