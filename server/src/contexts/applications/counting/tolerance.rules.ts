import type { PromiseCount, PromiseState } from '@huiyin/contract/application-counts'
import { share } from '../../../kernel/metrics/index.ts'

/** A promise as it was given and what came of it. */
export interface Promised {
  readonly dueAt: Date
  readonly broughtAt: Date | null
  /** When the application ended. */
  readonly closedAt: Date | null
}

/**
 * How a promise stands. Brought after its day it was not kept, though nothing is owed any more; an
 * application that ended before the day leaves a promise nobody can keep or break.
 */
export function promiseStateOf({ dueAt, broughtAt, closedAt }: Promised, now: Date): PromiseState {
  if (broughtAt !== null) return broughtAt <= dueAt ? 'kept' : 'late'
  if (closedAt !== null) return closedAt > dueAt ? 'broken' : 'void'
  return now > dueAt ? 'broken' : 'open'
}

/** Promises counted by a key, the most first. */
export function countPromises<Row extends { readonly state: PromiseState }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  nameOf: (key: string) => string,
): PromiseCount[] {
  return [...Map.groupBy(rows, keyOf)]
    .map(([key, ofKey]) => {
      const n = (state: PromiseState) => ofKey.filter((row) => row.state === state).length
      const [kept, late, broken] = [n('kept'), n('late'), n('broken')]
      return {
        key,
        name: nameOf(key),
        promised: ofKey.length,
        open: n('open'),
        kept,
        late,
        broken,
        void: n('void'),
        keptRate: share({ numerator: kept, denominator: kept + late + broken }),
      }
    })
    .sort((a, b) => b.promised - a.promised || (a.key < b.key ? -1 : 1))
}
