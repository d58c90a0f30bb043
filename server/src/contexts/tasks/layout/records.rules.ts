import type { TaskField } from '@huiyin/contract/tasks'
import { type FilledGrid, plainText, showsOneText } from './grid.rules.ts'
import type { GridCell, GridRow } from './grid.types.ts'

/** A problem of a ledger: one row, or several under one merged problem. */
export interface LedgerRecord {
  /** The first of its rows, as Excel counts. */
  readonly line: number
  readonly lines: readonly number[]
  /** What its cells of a field hold, from top to bottom, without repetitions and empty ones. */
  readonly values: ReadonlyMap<TaskField, readonly GridCell[]>
}

const subtotal = /^(小计|合计|总计|共计|累计|本页合计)/
const footnote =
  /^(注|说明|填表人|填报人|填报单位|制表|审核人|审核|单位负责人|联系电话|备注)\s*[:：]/

/** Fields whose merged cell makes the rows beside it one problem. */
const grouping: readonly TaskField[] = ['problem', 'problem_number']

/**
 * The problems below a heading. Blank rows, banners, subtotals, footnotes and repeated headings
 * are none of them.
 *
 * @param headerTo - the last line of the heading
 * @param fields - what each column means
 */
export function readRecords(
  grid: FilledGrid,
  headerTo: number,
  fields: ReadonlyMap<number, TaskField>,
): LedgerRecord[] {
  const heading = grid.rows.find(({ line }) => line === headerTo)
  const columns = [...fields].filter(([, field]) => grouping.includes(field))
  const groups: GridRow[][] = []
  for (const row of grid.rows) {
    if (row.line <= headerTo || !isRecord(row, fields, heading)) continue
    const first = groups.at(-1)?.[0]
    const continues =
      first !== undefined && columns.some(([column]) => grid.topOf(row.line, column) === first.line)
    if (continues) groups.at(-1)?.push(row)
    else groups.push([row])
  }
  return groups.map((rows) => recordOf(rows, fields))
}

function isRecord(
  row: GridRow,
  fields: ReadonlyMap<number, TaskField>,
  heading: GridRow | undefined,
): boolean {
  const own = [...fields.keys()].map((column) => plainText(row.cells[column - 1]))
  if (own.every((text) => text === '')) return false
  const first = plainText(row.cells.find((cell) => plainText(cell) !== ''))
  if (subtotal.test(first.replace(/\s/g, '')) || footnote.test(first)) return false
  // A banner is wide: one text over the columns of several fields.
  if (showsOneText(row) && own.filter((text) => text !== '').length > 1) return false
  if (showsOneText(row) && !hasProblem(row, fields)) return false
  return heading === undefined || !isRepeated(row, heading, fields)
}

function hasProblem(row: GridRow, fields: ReadonlyMap<number, TaskField>): boolean {
  return [...fields].some(
    ([column, field]) => field === 'problem' && plainText(row.cells[column - 1]) !== '',
  )
}

/** Printed ledgers repeat their heading on every page. */
function isRepeated(
  row: GridRow,
  heading: GridRow,
  fields: ReadonlyMap<number, TaskField>,
): boolean {
  return [...fields.keys()].every(
    (column) => plainText(row.cells[column - 1]) === plainText(heading.cells[column - 1]),
  )
}

function recordOf(rows: readonly GridRow[], fields: ReadonlyMap<number, TaskField>): LedgerRecord {
  const values = new Map<TaskField, readonly GridCell[]>()
  for (const [column, field] of fields) {
    const cells = rows
      .map((row) => row.cells[column - 1] ?? '')
      .filter((cell) => plainText(cell) !== '')
    values.set(field, [...new Set(cells)])
  }
  return { line: rows[0]?.line ?? 0, lines: rows.map(({ line }) => line), values }
}
