import type { DeadlineKind } from '@huiyin/contract/tasks'
import type { LocalDay } from '@huiyin/contract/time'
import type { GridCell } from '../layout/grid.types.ts'
import { type DayContext, readDay } from './read-day.rules.ts'

/** 时限 of a row: a day, or a word whose days the region has laid down. */
export interface Deadline {
  readonly kind: DeadlineKind
  readonly on: LocalDay | null
  /** As the ledger writes it. */
  readonly text: string | null
}

const words: readonly (readonly [DeadlineKind, RegExp])[] = [
  ['at_once', /立行立改|立查立改|立即整改|即知即改|即行即改|立改|立即/],
  ['long_term', /长期|持续|常态|坚持/],
  ['phased', /阶段|分步|限期/],
]

/**
 * The deadline of one problem from its cells. A day beats a word (`立行立改，3月底前`); of several
 * days the last counts: the problem is done when all of it is done.
 *
 * @returns nothing when a cell says something that is no deadline
 */
export function readDeadline(
  cells: readonly GridCell[],
  context: DayContext,
): Deadline | undefined {
  if (cells.length === 0) return { kind: 'phased', on: null, text: null }
  const read = cells.map((cell) => readOne(cell, context))
  if (read.some((one) => one === undefined)) return undefined
  const known = read.filter((one) => one !== undefined)
  const days = known.flatMap(({ on }) => on ?? []).toSorted()
  const text = textOf(cells, known)
  const last = days.at(-1)
  if (last !== undefined) return { kind: 'day', on: last, text }
  const kinds = known.map(({ kind }) => kind)
  const slowest = (['long_term', 'phased', 'at_once'] as const).find((kind) => kinds.includes(kind))
  return { kind: slowest ?? 'phased', on: null, text }
}

function readOne(cell: GridCell, context: DayContext): Omit<Deadline, 'text'> | undefined {
  const on = readDay(cell, context)
  if (on !== undefined) return { kind: 'day', on }
  const text = String(cell)
  // A date that cannot be is not overruled by a word beside it.
  if (/\d/.test(text)) return undefined
  const word = words.find(([, form]) => form.test(text))
  return word === undefined ? undefined : { kind: word[0], on: null }
}

/** Serial numbers are nobody's words: they are told as the day they mean. */
function textOf(cells: readonly GridCell[], read: readonly Omit<Deadline, 'text'>[]): string {
  const texts = cells.map((cell, index) =>
    typeof cell === 'number' ? (read[index]?.on ?? String(cell)) : cell,
  )
  return texts.join('；')
}
