import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { OutgoingKind } from '../outgoing.store.ts'
import type { GivenRating, SimulatedRow } from './province-store.ts'

/** Something the simulated province has seen. */
export type Remembered =
  | { readonly kind: OutgoingKind; readonly row: SimulatedRow }
  | { readonly kind: 'given'; readonly row: GivenRating }

/** Where the simulated province keeps what it has seen, in its order. */
export interface Memory {
  recall(): readonly Remembered[]
  keep(seen: Remembered): void
}

/** Forgets with the process: for tests. */
export const forgetful: Memory = { recall: () => [], keep: () => {} }

/**
 * A line a thing in a file. A demo that is started again would otherwise meet a province that knows
 * nothing, while our mark stands behind ratings it no longer has.
 */
export function memoryIn(path: string): Memory {
  return {
    recall: () =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Remembered)
        : [],
    keep: (seen) => appendFileSync(path, `${JSON.stringify(seen)}\n`),
  }
}
