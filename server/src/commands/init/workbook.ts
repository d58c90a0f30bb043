import { stat } from 'node:fs/promises'
import exceljs from 'exceljs'
import { StartFault } from '../../platform/start-fault.ts'
import { type Column, sheets } from './columns.ts'
import type { SheetTexts } from './read-lists.rules.ts'

const fileBytesMax = 20 * 1_024 * 1_024
const rowsMax = 20_000
const columnsMax = 50

/**
 * The cells of an Excel file as text, by the title of the sheet. Days become `YYYY-MM-DD`, numbers
 * their digits, formulas what they show.
 *
 * @throws StartFault when there is no such file, or it is not a workbook, or too large
 */
export async function readWorkbook(path: string): Promise<ReadonlyMap<string, SheetTexts>> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new StartFault(`There is no file ${path}: check the name.`)
  if (size > fileBytesMax) throw new StartFault(`${path} is larger than 20 MB: split it.`)
  const book = new exceljs.Workbook()
  try {
    await book.xlsx.readFile(path)
  } catch (cause) {
    throw new StartFault(`${path} is not an Excel workbook (.xlsx): save it as one.`, { cause })
  }
  return new Map(book.worksheets.map((sheet) => [sheet.name.trim(), textsOf(sheet)]))
}

function textsOf(sheet: exceljs.Worksheet): SheetTexts {
  if (sheet.rowCount > rowsMax) {
    throw new StartFault(`The sheet ${sheet.name} has more than ${rowsMax} rows: split it.`)
  }
  const columns = Math.min(sheet.columnCount, columnsMax)
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cellText(sheet.getCell(row + 1, column + 1))),
  )
}

function cellText(cell: exceljs.Cell): string {
  const value = cell.type === exceljs.ValueType.Formula ? cell.result : cell.value
  // Excel keeps days without a zone; exceljs gives them as midnight UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim()
  return cell.text.trim()
}

/** Writes an empty workbook with the headings, and a sheet that explains them. */
export async function writeTemplate(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  for (const { title, columns } of Object.values(sheets)) {
    const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
    const all: readonly Column[] = Object.values(columns)
    sheet.columns = all.map(({ heading }) => ({
      header: heading,
      width: Math.max(14, heading.length * 2 + 4),
      // Codes and days stay text: Excel would eat leading zeros and rewrite days.
      style: { numFmt: '@' },
    }))
    sheet.getRow(1).font = { bold: true }
  }
  const help = book.addWorksheet('说明')
  help.columns = [
    { header: '工作表', width: 12 },
    { header: '列', width: 18 },
    { header: '必填', width: 8 },
    { header: '填写要求', width: 60 },
  ]
  for (const { title, columns } of Object.values(sheets)) {
    const all: readonly Column[] = Object.values(columns)
    for (const { heading, isNeeded, hint } of all) {
      help.addRow([title, heading, isNeeded ? '是' : '', hint])
    }
  }
  help.getRow(1).font = { bold: true }
  await book.xlsx.writeFile(path)
}
