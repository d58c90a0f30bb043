import { Refusal } from '../http/refusal.ts'
import { plainText } from '../plain-text.ts'
import { parseCsv, type Separator, separatorOf } from './csv.ts'
import { openReader } from './open-reader.ts'
import { textOf, unpackXlsx } from './xlsx.ts'

export interface TableLimits {
  readonly bytesMax: number
  readonly rowsMax: number
  /** Between the cells of text; found in the first line unless said. */
  readonly separator?: Separator
  /** Only these columns are kept: of a wide table most is not wanted. */
  readonly wanted?: ReadonlySet<string>
}

/** A list of all units and people of a city fits many times over. */
export const importLimits: TableLimits = { bytesMax: 20_000_000, rowsMax: 100_000 }

const columnsMax = 200

export interface TableRow {
  /** As the spreadsheet counts, from 1; the header is row 1. */
  readonly line: number
  /** By header, trimmed; an empty cell is absent. */
  readonly values: Readonly<Record<string, string>>
}

export interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
}

/**
 * Reads the first sheet of an .xlsx, a .csv or copied cells somebody sent. Everything is bounded; formulas give
 * their stored result, days are `YYYY-MM-DD`. CSV may be UTF-8 or GB 18030, as Excel in China
 * saves it.
 *
 * @param required - headers that must be there
 * @throws Refusal `tables/unreadable`, `tables/too-large`, `tables/column-missing`
 */
export async function readTable(
  file: Buffer,
  required: readonly string[],
  limits: TableLimits = importLimits,
): Promise<Table> {
  if (file.length > limits.bytesMax) throw new Refusal('tables/too-large', { ...limits })
  const isZip = file.subarray(0, 2).toString('latin1') === 'PK'
  const lines = isZip ? await readXlsx(file, limits) : readCsv(file, limits)
  const table = tableOf(lines, limits.wanted)
  const missing = required.filter((header) => !table.headers.includes(header))
  if (missing.length > 0) throw new Refusal('tables/column-missing', { missing })
  return table
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

function tableOf(lines: readonly Line[], wanted?: ReadonlySet<string>): Table {
  const [first, ...rest] = lines
  const headers = (first?.cells ?? []).slice(0, columnsMax).map((header) => header.trim())
  const places = [...headers.entries()].filter(([, header]) => wanted?.has(header) ?? header !== '')
  const rows = rest.flatMap(({ line, cells }) => {
    const known = places.flatMap(([index, header]) => {
      const value = plainText(cells[index] ?? '').trim()
      return value === '' ? [] : [[header, value] as const]
    })
    return known.length === 0 ? [] : [{ line, values: Object.fromEntries(known) }]
  })
  return { headers, rows }
}

function readCsv(file: Buffer, limits: TableLimits): Line[] {
  const text = decode(file)
  // What holds NUL is no text: UTF-16 perhaps, or something else altogether.
  if (text.includes('\0')) throw new Refusal('tables/unreadable')
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')))
  const separator = limits.separator ?? separatorOf(firstLine)
  const rows = parseCsv(text, limits.rowsMax + 1, separator)
  if (rows === undefined) throw new Refusal('tables/unreadable')
  if (rows.length > limits.rowsMax + 1) throw new Refusal('tables/too-large', { ...limits })
  return rows.map((cells, index) => ({ line: index + 1, cells }))
}

function decode(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}

async function readXlsx(file: Buffer, limits: TableLimits): Promise<Line[]> {
  const parts = unpackXlsx(file, limits)
  try {
    return await firstSheet(parts, limits)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('tables/unreadable')
  }
}

/** Row by row: the streaming reader ignores merged ranges, which can name billions of cells. */
async function firstSheet(
  parts: ReadonlyMap<string, Buffer>,
  limits: TableLimits,
): Promise<Line[]> {
  const book = openReader(parts)
  const lines: Line[] = []
  for await (const sheet of book) {
    for await (const row of sheet) {
      if (lines.length > limits.rowsMax) throw new Refusal('tables/too-large', { ...limits })
      const cells: string[] = []
      row.eachCell((cell, column) => {
        if (column <= columnsMax) cells[column - 1] = textOf(cell.value)
      })
      lines.push({ line: row.number, cells: Array.from(cells, (cell) => cell ?? '') })
    }
    break
  }
  return lines
}
