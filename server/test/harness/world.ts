import { settableWorld, type World } from '../../src/platform/world.ts'

/** A world that stands still until the test moves it. */
export interface TestWorld extends World {
  /** Moves to a moment: `world.set('2026-11-23T09:00:00+08:00')`. */
  set(moment: string): void
}

/** A world at a moment: `testWorld('2026-11-20T16:00:00+08:00')`. */
export function testWorld(moment: string): TestWorld {
  const world = settableWorld(instant(moment))
  return { ...world, set: (next) => world.set(instant(next)) }
}

function instant(moment: string): Date {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a moment: ${moment}`)
  return date
}
