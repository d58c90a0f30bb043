import type excel from 'exceljs'
import { Refusal } from '../http/refusal.ts'
import { plainText } from '../plain-text.ts'
import { columnOf } from './bounds.rules.ts'
import { openReader } from './open-reader.ts'
import { importLimits, type TableLimits } from './read-table.ts'
import { textOf, unpackXlsx } from './xlsx.ts'

/** A text, trimmed, or a number; what is empty is the empty text. */
export type GridCell = string | number

export interface GridRow {
  /** As the spreadsheet counts, from 1. */
  readonly line: number
  readonly cells: readonly GridCell[]
}

/** A merged range, both ends included, as the spreadsheet counts. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as it lies there: rows that hold something, and which cells are one. */
export interface Grid {
  readonly name: string
  readonly rows: readonly GridRow[]
  readonly merges: readonly Merge[]
}

/** A workbook somebody keeps by hand, with headings anywhere and merged cells. */
export interface Book {
  readonly sheets: readonly Grid[]
  /** Days are numbered from 1904, as old Excel for Macintosh did; otherwise from 1900. */
  readonly countsFrom1904: boolean
}

const columnsMax = 200
const sheetsMax = 20
const mergesMax = 200_000

/**
 * Reads all visible sheets of an .xlsx. Everything is bounded; formulas give their stored result.
 *
 * @throws Refusal `tables/unreadable`, `tables/too-large`
 */
export async function readBook(file: Buffer, limits: TableLimits = importLimits): Promise<Book> {
  if (file.length > limits.bytesMax) throw new Refusal('tables/too-large', { ...limits })
  if (file.subarray(0, 2).toString('latin1') !== 'PK') throw new Refusal('tables/unreadable')
  const parts = unpackXlsx(file, limits)
  const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? ''
  try {
    return {
      sheets: await readSheets(parts, limits),
      countsFrom1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('tables/unreadable')
  }
}

async function readSheets(
  parts: ReadonlyMap<string, Buffer>,
  limits: TableLimits,
): Promise<Grid[]> {
  const book = openReader(parts)
  const sheets: Grid[] = []
  let left = limits.rowsMax
  for await (const sheet of book) {
    // The reader has these; its types do not say so.
    const { id, name, state } = sheet as unknown as SheetHead
    const rows = await readRows(sheet, left)
    if (rows === 'too-many') throw new Refusal('tables/too-large', { ...limits })
    left -= rows.length
    if (state !== undefined && state !== 'visible') continue
    const xml = parts.get(`xl/worksheets/sheet${id}.xml`)
    sheets.push({ name: name ?? `Sheet${id}`, rows, merges: readMerges(xml) })
    if (sheets.length >= sheetsMax) break
  }
  return sheets
}

/** What the streaming reader knows of a sheet and its types do not say. */
interface SheetHead {
  readonly id: string
  readonly name?: string
  readonly state?: string
}

async function readRows(
  sheet: AsyncIterable<excel.Row>,
  rowsMax: number,
): Promise<GridRow[] | 'too-many'> {
  const rows: GridRow[] = []
  for await (const row of sheet) {
    if (rows.length >= rowsMax) return 'too-many'
    const cells: GridCell[] = []
    row.eachCell((cell, column) => {
      if (column <= columnsMax) cells[column - 1] = cellOf(cell.value)
    })
    rows.push({ line: row.number, cells: Array.from(cells, (cell) => cell ?? '') })
  }
  return rows
}

function cellOf(value: excel.CellValue): GridCell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : ''
  if (typeof value === 'object' && value !== null && 'result' in value) {
    return cellOf(value.result as excel.CellValue)
  }
  return plainText(textOf(value)).trim()
}

/** Read from the sheet itself: the streaming reader leaves merged ranges out. */
function readMerges(xml: Buffer | undefined): Merge[] {
  if (xml === undefined) return []
  const merges: Merge[] = []
  const form = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
  for (const [, left = '', top, right = '', bottom] of xml.toString('latin1').matchAll(form)) {
    if (merges.length >= mergesMax) throw new Refusal('tables/too-large', { mergesMax })
    merges.push({
      top: Number(top),
      left: columnOf(left),
      bottom: Number(bottom),
      right: Math.min(columnOf(right), columnsMax),
    })
  }
  return merges
}
