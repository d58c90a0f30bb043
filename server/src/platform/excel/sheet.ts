/** What a cell may hold; `null` stays empty. */
export type CellValue = string | number | boolean | Date | null

/**
 * How a column is written: `share` is a fraction shown as per cent, `day` is `YYYY-MM-DD`,
 * `instant` a moment in the city's time.
 */
export type ColumnType = 'text' | 'count' | 'number' | 'share' | 'day' | 'instant' | 'boolean'

export interface Column<Row> {
  readonly header: string
  readonly type: ColumnType
  /** In characters of the body font, 1 to 100; a sensible one for the type unless given. */
  readonly width?: number
  value(row: Row): CellValue
}

export interface Sheet<Row> {
  /** At most 31 characters, none of `[ ] : * ? / \ '`. */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  /** Lines under the table: definitions, cut-off, exclusions, the mark of the demo. */
  readonly notes?: readonly string[]
}

/** Excel ends at 1 048 576 rows; a longer list is exported in parts. */
export const rowsMax = 1_000_000
/** Excel's own limit. */
export const cellLengthMax = 32_767

/** A text as a cell can hold it: without what XML forbids, cut at Excel's limit. */
export function cellText(text: string): string {
  const clean = text.toWellFormed().replace(forbiddenInXml, '')
  return clean.length <= cellLengthMax ? clean : `${clean.slice(0, cellLengthMax - 1)}…`
}

// Control characters other than tab and line ends cannot even be escaped in XML 1.0.
const forbiddenInXml = /[^\P{Cc}\t\n\r]|\uFFFE|\uFFFF/gu
