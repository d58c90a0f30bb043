import type { TaskField } from '@huiyin/contract/tasks'
import {
  type HeadingClaim,
  nameColumns,
  openHeadings,
} from '../../../platform/excel/name-columns.rules.ts'
import { type FilledGrid, plainText, showsOneText } from './grid.rules.ts'
import type { GridRow } from './grid.types.ts'
import { headingSynonyms } from './headings.data.ts'

/** What a column was taken for, and how surely: 1 is a heading word for word. */
export interface RecognisedColumn {
  /** As Excel counts; A is 1. */
  readonly column: number
  /** Headings above one another, joined by `/`. */
  readonly heading: string
  readonly field: TaskField | null
  readonly confidence: number
}

/** Where the heading of a sheet stands and what its columns are. */
export interface RecognisedLayout {
  readonly headerFrom: number
  readonly headerTo: number
  readonly columns: readonly RecognisedColumn[]
  /** Sum of the confidences: to choose among the sheets of a file. */
  readonly score: number
}

/** The heading stands near the top and is rarely deeper. */
const headerWithinRows = 30
const headerRowsMax = 4
const headingLengthMax = 40
/** A recognised heading has at least so many sure columns: a list of units has one. */
const scoreMin = 2
/** An upper heading names a group of columns, the lower one the column. */
const upperShare = 0.5

/**
 * Finds the heading of a ledger and what each column means, whatever stands above it, however deep
 * it is. Every start and depth is tried; that whose headings are best known wins.
 *
 * @returns nothing when no row looks like the heading of a ledger
 */
export function recogniseLayout(grid: FilledGrid): RecognisedLayout | undefined {
  let best: RecognisedLayout | undefined
  const starts = Math.min(headerWithinRows, grid.rows.length)
  for (let from = 0; from < starts; from += 1) {
    const first = grid.rows[from]
    if (first === undefined || showsOneText(first)) continue
    for (let depth = 1; depth <= headerRowsMax; depth += 1) {
      const layout = layoutOf(grid.rows.slice(from, from + depth))
      if (layout !== undefined && layout.score > (best?.score ?? scoreMin)) best = layout
    }
  }
  return best && widen(grid, best)
}

/** Headings that are merged upward begin where their ranges begin. */
function widen(grid: FilledGrid, found: RecognisedLayout): RecognisedLayout {
  const tops = found.columns.map(({ column }) => grid.topOf(found.headerFrom, column))
  const from = Math.min(found.headerFrom, ...tops)
  const rows = grid.rows.filter(({ line }) => line >= from && line <= found.headerTo)
  return layoutOf(rows) ?? found
}

/** A column a person or an earlier upload named, instead of the one recognised. */
export function fieldsByColumn(
  columns: readonly RecognisedColumn[],
): ReadonlyMap<number, TaskField> {
  return new Map(
    columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field] as const])),
  )
}

function layoutOf(rows: readonly GridRow[]): RecognisedLayout | undefined {
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return undefined
  const headings = headingsOf(rows)
  const named = nameColumns(headings, claimsOf)
    .map((column, index) => ({ column: index + 1, ...column }))
    .filter(({ heading }) => heading !== '')
  const columns = withProblem(named)
  // A row of the table taken for a heading makes headings longer and no surer.
  const score = columns.reduce((sum, { confidence }) => sum + confidence, 0) - rows.length / 100
  return { headerFrom: first.line, headerTo: last.line, columns, score }
}

/** Many a ledger has one column for the problem and heads it 具体表现. */
function withProblem(columns: readonly RecognisedColumn[]): readonly RecognisedColumn[] {
  if (columns.some(({ field }) => field === 'problem')) return columns
  return columns.map((column) =>
    column.field === 'details'
      ? { ...column, field: 'problem', confidence: column.confidence * upperShare }
      : column,
  )
}

/** The heading of each column: what stands above one another, each text once. */
function headingsOf(rows: readonly GridRow[]): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, index) => {
    const texts = rows.map(({ cells }) => plainText(cells[index]).replace(/\s+/g, ''))
    return texts.filter((text, at) => text !== '' && text !== texts[at - 1]).join('/')
  })
}

/** What a heading may be: by its lowest line, else, less surely, by a line above. */
function claimsOf(heading: string): HeadingClaim<TaskField>[] {
  if (heading.length > headingLengthMax) return []
  const lines = heading.split('/')
  const claims = lines.flatMap((text, level) => {
    const found = fieldOf(text)
    if (found === undefined) return []
    const share = level === lines.length - 1 ? 1 : upperShare
    return [{ field: found.field, confidence: round(found.confidence * share) }]
  })
  return claims.toReversed()
}

const fieldOf = openHeadings(headingSynonyms)

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100
}
