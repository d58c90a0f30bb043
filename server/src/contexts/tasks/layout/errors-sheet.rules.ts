import type { TaskField } from '@huiyin/contract/tasks'
import type { DayContext } from '../rows/read-day.rules.ts'
import { plainText } from './grid.rules.ts'
import { type LedgerSheet, showCell } from './layout-of-book.rules.ts'

/** The column of the rows not taken that says where each stands in the ledger. */
export const lineHeading = '原表行号'
/** The column that says why it was not taken. */
export const reasonHeading = '未导入原因'

const sheetName = '未导入的行'
const markLength = 8
const named = new RegExp(`^${sheetName} ([0-9a-f]{${markLength}})$`)

/**
 * What the sheet of the rows not taken is called: its name tells which import they come from, and
 * outlives whatever program the file is corrected with.
 */
export function errorsSheetName(importId: string): string {
  return `${sheetName} ${importId.slice(-markLength)}`
}

/** The end of the id of the import a sheet comes from, when it holds rows not taken. */
export function importMarkOf({ grid }: LedgerSheet): string | undefined {
  return named.exec(grid.name)?.[1]
}

/** A cell of the ledger that was put right in the file of the rows not taken. */
export interface Correction {
  readonly line: number
  readonly column: number
  readonly value: string
}

/**
 * The cells that differ from the ledger, by the number of the line and the heading of the column.
 * Lines without a number of the ledger say nothing about it.
 */
export function correctionsOf(
  given: LedgerSheet,
  ledger: LedgerSheet,
  context: { readonly fields: ReadonlyMap<number, TaskField>; readonly days: DayContext },
): Correction[] {
  const places = new Map(given.recognised.columns.map(({ heading, column }) => [heading, column]))
  const lineColumn = places.get(lineHeading)
  if (lineColumn === undefined) return []
  const rows = new Map(ledger.grid.rows.map((row) => [row.line, row.cells]))
  return given.grid.rows.flatMap((row) => {
    const line = Number(plainText(row.cells[lineColumn - 1]))
    const before = rows.get(line)
    if (row.line <= given.recognised.headerTo || before === undefined) return []
    return ledger.recognised.columns.flatMap(({ heading, column }) => {
      const place = places.get(heading)
      if (place === undefined) return []
      const field = context.fields.get(column)
      const value = showCell(row.cells[place - 1], field, context.days)
      const known = showCell(before[column - 1], field, context.days)
      return value === known ? [] : [{ line, column, value }]
    })
  })
}
