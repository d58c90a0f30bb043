import type excel from 'exceljs'
import { Refusal } from '../http/refusal.ts'
import { listsAreLong, namesAreLong } from './bounds.rules.ts'
import { loadBook } from './load-book.ts'
import { importLimits } from './read-table.ts'
import { type CellValue, cellText } from './sheet.ts'
import { textOf, unpackXlsx } from './xlsx.ts'

/** A cell to be written, as Excel counts: line and column from 1. */
export interface FilledCell {
  readonly line: number
  readonly column: number
  /** A `share` is shown as per cent, a `day` is `YYYY-MM-DD`. */
  readonly type: 'text' | 'share' | 'day'
  readonly value: CellValue
}

export interface Filling {
  readonly sheet: string
  readonly cells: readonly FilledCell[]
  /** Columns of the sheet as it came; what stands to the right takes the looks of the last. */
  readonly lastColumn: number
  /** Words on every printed page of the demo. */
  readonly watermark: string | null
}

const formats = { text: '@', share: '0%', day: 'yyyy-mm-dd' } as const
const newColumnWidth = 16

/**
 * A workbook as it came, with cells filled in: order, widths, merged cells and looks stay. Formulas
 * become the values they showed, and a text that looks like a formula stays a text.
 *
 * @throws Refusal `tables/unreadable`, `tables/too-large`
 */
export async function fillWorkbook(file: Buffer, filling: Filling): Promise<Buffer> {
  const book = await loadBook(file, leftOutOf(file)).catch(() => {
    // A file whose parts contradict each other is no fault of ours.
    throw new Refusal('tables/unreadable')
  })
  for (const sheet of book.worksheets) neutralise(sheet)
  const page = book.getWorksheet(filling.sheet)
  if (page === undefined) throw new Refusal('tables/unreadable')
  for (const cell of filling.cells) fill(page, cell, filling.lastColumn)
  if (filling.watermark !== null) {
    for (const sheet of book.worksheets) {
      // A sheet that was read has no header where the file names none, whatever the types say.
      sheet.headerFooter = { ...sheet.headerFooter, oddHeader: `&C${filling.watermark}` }
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/**
 * A list of choices for a whole column is an object for each of a million cells; such lists are left
 * out of the file that is filled.
 */
function leftOutOf(file: Buffer): readonly string[] {
  const parts = unpackXlsx(file, importLimits)
  const book = parts.get('xl/workbook.xml')?.toString('utf8') ?? ''
  if (namesAreLong(book)) throw new Refusal('tables/too-large')
  const sheets = [...parts].filter(([name]) => name.includes('xl/worksheets/sheet'))
  return sheets.some(([, bytes]) => listsAreLong(bytes.toString('utf8'))) ? ['dataValidations'] : []
}

/** Nothing in the file reckons, links or fetches any more. */
function neutralise(sheet: excel.Worksheet): void {
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      const { value } = cell
      if (cell.isMerged && cell.master !== cell) return
      if (value === null || typeof value !== 'object' || value instanceof Date) return
      if ('richText' in value) return
      const result = 'result' in value ? value.result : undefined
      const isPlain = typeof result === 'number' || result instanceof Date
      cell.value = isPlain ? result : cellText(textOf(value))
    }),
  )
}

function fill(sheet: excel.Worksheet, filled: FilledCell, lastColumn: number): void {
  const { line, column, type, value } = filled
  const cell = sheet.getRow(line).getCell(column)
  if (column > lastColumn) {
    cell.style = { ...sheet.getRow(line).getCell(lastColumn).style }
    sheet.getColumn(column).width ??= newColumnWidth
  }
  if (value === null) return
  cell.value = type === 'day' ? new Date(`${String(value)}T00:00:00Z`) : textOrValue(value)
  cell.numFmt = formats[type]
}

function textOrValue(value: Exclude<CellValue, null>): Exclude<CellValue, null> {
  return typeof value === 'string' ? cellText(value) : value
}
