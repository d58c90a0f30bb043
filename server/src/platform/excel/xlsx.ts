import type excel from 'exceljs'
import { Refusal } from '../http/refusal.ts'
import { hasShortFormats, isWithinSheet, tagsFor } from './bounds.rules.ts'
import { unpackZip } from './zip.ts'

const zipLimits = { entriesMax: 500, unpackedMax: 200_000_000 }
/** What is read beside sheets and strings; it is never long. */
const shortPart =
  /(workbook|styles|theme\d*|drawing\d+|comments\d+|table\d+|core|app)\.xml$|\.rels$/
const shortPartMax = 8_000_000

/**
 * The parts of an .xlsx somebody sent, unpacked once within bounds: what reads them afterwards
 * meets nothing larger.
 *
 * @throws Refusal `tables/unreadable`, `tables/too-large`
 */
export function unpackXlsx(
  file: Buffer,
  limits: { readonly rowsMax: number },
): ReadonlyMap<string, Buffer> {
  const entries = unpackZip(file, zipLimits)
  if (entries === 'too-large') throw new Refusal('tables/too-large', { ...limits })
  if (entries === 'unreadable' || !entries.has('xl/workbook.xml')) {
    throw new Refusal('tables/unreadable')
  }
  for (const [name, bytes] of entries) requireBounded(name, bytes, limits)
  return entries
}

/** What a part names is as bounded as its bytes: readers make an object of each thing named. */
function requireBounded(name: string, bytes: Buffer, limits: { readonly rowsMax: number }): void {
  if (name.includes('xl/worksheets/sheet')) {
    if (!isWithinSheet(bytes.toString('utf8'))) throw new Refusal('tables/unreadable')
  } else if (name.endsWith('xl/sharedStrings.xml')) {
    if (hasMoreTags(bytes, tagsFor(limits.rowsMax))) {
      throw new Refusal('tables/too-large', { ...limits })
    }
  } else if (shortPart.test(name)) {
    if (bytes.length > shortPartMax) throw new Refusal('tables/too-large', { ...limits })
    if (!hasShortFormats(bytes.toString('utf8'))) throw new Refusal('tables/unreadable')
  }
}

const tagBegin = 0x3c

function hasMoreTags(bytes: Buffer, most: number): boolean {
  let count = 0
  for (let at = 0; at < bytes.length && count <= most; at += 1) {
    if (bytes[at] === tagBegin) count += 1
  }
  return count > most
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
