import type excel from 'exceljs'
import { Refusal } from '../http/refusal.ts'
import { unpackZip } from './zip.ts'

const zipLimits = { entriesMax: 500, unpackedMax: 200_000_000 }

/**
 * The parts of an .xlsx somebody sent, unpacked once within bounds: what reads them afterwards
 * meets nothing larger.
 *
 * @throws Refusal `tables/unreadable`, `tables/too-large`
 */
export function unpackXlsx(file: Buffer, limits: object): ReadonlyMap<string, Buffer> {
  const entries = unpackZip(file, zipLimits)
  if (entries === 'too-large') throw new Refusal('tables/too-large', { ...limits })
  if (entries === 'unreadable' || !entries.has('xl/workbook.xml')) {
    throw new Refusal('tables/unreadable')
  }
  return entries
}

/** What a cell shows, as text: formulas give their stored result, days are `YYYY-MM-DD`. */
export function textOf(value: excel.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return textOf(value.text as excel.CellValue)
  if ('result' in value) return textOf(value.result as excel.CellValue)
  return ''
}

function dayText(value: Date): string {
  // A serial beyond the calendar is a date to Excel and none to anybody else.
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
