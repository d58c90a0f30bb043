import assert from 'node:assert/strict'
import { PassThrough, type Readable } from 'node:stream'
import excel from 'exceljs'
import {
  type CellValue,
  type Column,
  type ColumnType,
  cellText,
  rowsMax,
  type Sheet,
} from './sheet.ts'

const cityOffsetMilliseconds = 8 * 3_600_000

/** `@` keeps a text a text: one that begins with = + - @ is not reckoned, not even when edited. */
const formats: Record<ColumnType, string> = {
  text: '@',
  count: '#,##0',
  number: 'General',
  share: '0.00%',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  boolean: '@',
}

const widths: Record<ColumnType, number> = {
  text: 20,
  count: 10,
  number: 12,
  share: 10,
  day: 12,
  instant: 20,
  boolean: 6,
}

/**
 * Sheets as one .xlsx file, written while it is read: memory does not grow with the rows.
 *
 * @returns a stream that fails when the rows of a sheet fail
 * @throws AssertionError for a sheet name Excel refuses
 */
export function workbook(sheets: readonly Sheet<unknown>[]): Readable {
  for (const { name } of sheets) {
    assert(/^[^[\]:*?/\\']{1,31}$/.test(name), `Excel refuses the sheet name ${name}`)
  }
  const out = new PassThrough()
  write(sheets, out).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function write(sheets: readonly Sheet<unknown>[], out: PassThrough): Promise<void> {
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  for (const sheet of sheets) await writeSheet(book, sheet, out)
  await book.commit()
}

async function writeSheet(
  book: excel.stream.xlsx.WorkbookWriter,
  { name, columns, rows, notes = [] }: Sheet<unknown>,
  out: PassThrough,
): Promise<void> {
  const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = columns.map(({ type, width }) => ({
    width: width ?? widths[type],
    style: { numFmt: formats[type] },
  }))
  const head = page.addRow(columns.map(({ header }) => cellText(header)))
  head.font = { bold: true }
  head.commit()
  let count = 0
  for await (const row of rows) {
    count += 1
    assert(count <= rowsMax, `a sheet of more than ${rowsMax} rows`)
    page.addRow(columns.map((column) => cellOf(column, row))).commit()
    // A reader slower than the database must not fill the memory.
    if (out.writableNeedDrain) await new Promise((resume) => out.once('drain', resume))
  }
  for (const note of notes) page.addRow([cellText(note)]).commit()
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: columns.length } }
  page.commit()
}

function cellOf(column: Column<unknown>, row: unknown): CellValue {
  const value = column.value(row)
  if (typeof value === 'string') return column.type === 'day' ? dayCell(value) : cellText(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  // Excel knows no zones: the city's clock is written as if it were Greenwich.
  if (value instanceof Date) return new Date(value.getTime() + cityOffsetMilliseconds)
  return value
}

function dayCell(day: string): CellValue {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : cellText(day)
}
