import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** Where time and chance come from. Rules get them as values; only the edge holds a World. */
export interface World {
  /** The present moment. */
  now(): Date
  /** Unpredictable bytes, for secrets and salts. */
  randomBytes(count: number): Buffer
  /** A new UUIDv7: unique, and ordered by the time of its making. */
  newId(): string
}

export const realWorld: World = {
  now: () => new Date(),
  randomBytes,
  newId: () => v7(),
}

/** A world whose time is set by its owner: for the demo, replays and tests. */
export function settableWorld(start: Date): World & { set(now: Date): void } {
  let now = start
  return {
    now: () => now,
    randomBytes,
    newId: () => v7({ msecs: now.getTime() }),
    set(next) {
      now = next
    },
  }
}
