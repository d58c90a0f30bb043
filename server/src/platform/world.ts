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

/** The least id that can have been made at a moment: ids of rows since then are not below it. */
export function leastIdAt(moment: Date): string {
  return v7({ msecs: moment.getTime(), random: new Uint8Array(16), seq: 0 })
}

export const realWorld: World = {
  now: () => new Date(),
  randomBytes,
  newId: () => v7(),
}

/**
 * A world whose time is set by its owner: for the demo, replays and tests. Its ids follow each other
 * as real ones do, also while its time stands still.
 *
 * @param chance - 16 bytes for the part of an id that is left to chance
 */
export function settableWorld(
  start: Date,
  chance: () => Uint8Array = () => randomBytes(16),
): World & { set(now: Date): void } {
  let now = start
  let made = 0
  return {
    now: () => now,
    randomBytes,
    newId() {
      made += 1
      return v7({ msecs: now.getTime(), seq: made, random: chance() })
    },
    set(next) {
      now = next
    },
  }
}
