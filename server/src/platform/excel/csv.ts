import { formatInstant } from '@huiyin/contract/time'
import type { CellValue, Sheet } from './sheet.ts'

/** So that Excel reads UTF-8. */
const byteOrderMark = '\uFEFF'

/** Where a field without quotes ends, by what separates the cells. */
const fieldEnds = {
  ',': /[,\r\n]|$/g,
  '\t': /[\t\r\n]|$/g,
  ';': /[;\r\n]|$/g,
  '|': /[|\r\n]|$/g,
} as const

/**
 * A sheet as CSV (RFC 4180: CRLF, quotes doubled), UTF-8 with byte order mark, line by line. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not.
 */
export async function* csv<Row>({ columns, rows, notes = [] }: Sheet<Row>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map(({ header }) => quotedText(header)))
  for await (const row of rows) yield csvLine(columns.map((column) => quoted(column.value(row))))
  for (const note of notes) yield csvLine([quotedText(note)])
}

function csvLine(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`
}

function quoted(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return formatInstant(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return quotedText(value)
}

function quotedText(text: string): string {
  // In Chinese and Japanese settings the full-width signs begin a formula too.
  const safe = /^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What stands between two cells. */
export type Separator = keyof typeof fieldEnds

/** The separator a first line uses most; a comma where there is none. */
export function separatorOf(firstLine: string): Separator {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '')
  const counted = (Object.keys(fieldEnds) as Separator[]).map(
    (separator) => [separator, bare.split(separator).length] as const,
  )
  return counted.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}

/**
 * Reads CSV (RFC 4180), or cells copied out of a spreadsheet, which are separated by tabs. Lines may
 * end in CRLF or LF; quotes may hold separators and line ends. A spreadsheet copies a cell that only
 * begins with a quote as it is, so that between tabs such a quote is a character like others.
 *
 * @returns rows of fields, or `undefined` when a quote of CSV is never closed or stands inside a field
 */
export function parseCsv(
  text: string,
  rowsMax: number,
  separator: Separator = ',',
): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.startsWith(byteOrderMark) ? 1 : 0
  while (at < text.length && rows.length <= rowsMax) {
    const field = readField(text, at, separator)
    if (field === undefined) return undefined
    row.push(field.value)
    at = field.end
    if (text[at] === separator) {
      at += 1
      // A separator at the very end is followed by one more, empty field.
      if (at < text.length) continue
      row.push('')
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    rows.push(row)
    row = []
  }
  return rows
}

interface ReadField {
  readonly value: string
  readonly end: number
}

function readField(text: string, start: number, separator: Separator): ReadField | undefined {
  if (text[start] !== '"') return readPlain(text, start, separator)
  const quoted = readQuoted(text, start, separator)
  return quoted === undefined && separator === '\t' ? readPlain(text, start, separator) : quoted
}

function readPlain(text: string, start: number, separator: Separator): ReadField {
  const fieldEnd = fieldEnds[separator]
  fieldEnd.lastIndex = start
  const end = fieldEnd.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

function readQuoted(text: string, start: number, separator: string): ReadField | undefined {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1]
      const isEnd = next === undefined || next === separator || next === '\r' || next === '\n'
      return isEnd ? { value, end: quote + 1 } : undefined
    }
    value += '"'
    at = quote + 2
  }
}
