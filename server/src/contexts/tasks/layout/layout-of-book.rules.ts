import { createHash } from 'node:crypto'
import type { LedgerLayout, TaskField } from '@huiyin/contract/tasks'
import type { DayContext } from '../rows/read-day.rules.ts'
import { readDay } from '../rows/read-day.rules.ts'
import { type FilledGrid, fillMerges, plainText } from './grid.rules.ts'
import type { Book, Grid } from './grid.types.ts'
import { fieldsByColumn, type RecognisedLayout, recogniseLayout } from './recognise-layout.rules.ts'
import { type LedgerRecord, readRecords } from './records.rules.ts'

/** A sheet of a workbook with its heading found. */
export interface LedgerSheet {
  readonly grid: FilledGrid
  readonly recognised: RecognisedLayout
}

/** Why a workbook is no ledger. */
export type NoLedger = 'no-heading' | 'sheet-unknown' | 'overlapping'

const previewRows = 8
const samplesMax = 3
const sampleLengthMax = 60
const dateFields: ReadonlySet<TaskField> = new Set([
  'assigned_on',
  'deadline',
  'closed_on',
  'look_back_on',
])

/** The sheet that is most surely a ledger, or the one asked for. */
export function chooseSheet(book: Book, asked?: string): LedgerSheet | NoLedger {
  const sheets = asked === undefined ? book.sheets : book.sheets.filter(isNamed(asked))
  if (sheets.length === 0) return asked === undefined ? 'no-heading' : 'sheet-unknown'
  let best: LedgerSheet | undefined
  for (const sheet of sheets) {
    const grid = fillMerges(sheet)
    if (grid === undefined) return 'overlapping'
    const recognised = recogniseLayout(grid)
    if (recognised === undefined) continue
    if (recognised.score > (best?.recognised.score ?? 0)) best = { grid, recognised }
  }
  return best ?? 'no-heading'
}

function isNamed(asked: string): (grid: Grid) => boolean {
  return ({ name }) => name === asked
}

/** What a person is shown to confirm: columns, first rows, and what is missing. */
export function describeSheet(
  { grid, recognised }: LedgerSheet,
  book: Book,
  context: DayContext,
): LedgerLayout {
  const fields = fieldsByColumn(recognised.columns)
  const records = readRecords(grid, recognised.headerTo, fields)
  const lines = new Set(records.slice(0, previewRows).flatMap((record) => record.lines))
  const shown = grid.rows.filter(({ line }) => lines.has(line)).slice(0, previewRows)
  const cell = (row: FilledGrid['rows'][number], column: number) =>
    showCell(row.cells[column - 1], fields.get(column), context).slice(0, sampleLengthMax)
  return {
    sheet: grid.name,
    sheets: book.sheets.map(({ name }) => name),
    headerFrom: recognised.headerFrom,
    headerTo: recognised.headerTo,
    rows: records.length,
    columns: recognised.columns.map((column) => ({
      ...column,
      letter: columnLetters(column.column),
      samples: [...new Set(shown.map((row) => cell(row, column.column)))]
        .filter((text) => text !== '')
        .slice(0, samplesMax),
    })),
    preview: shown.map((row) => ({
      line: row.line,
      cells: recognised.columns.map(({ column }) => cell(row, column)),
    })),
    missing: missingFields(new Set(fields.values())),
  }
}

/** Fields no import can do without. */
export function missingFields(fields: ReadonlySet<TaskField>): TaskField[] {
  const hasUnit = fields.has('responsible_units') || fields.has('lead_unit')
  return [
    ...(fields.has('problem') ? [] : (['problem'] as const)),
    ...(hasUnit ? [] : (['responsible_units'] as const)),
  ]
}

/** The problems of a sheet under the columns a person has confirmed. */
export function recordsOf(
  { grid, recognised }: LedgerSheet,
  fields: ReadonlyMap<number, TaskField>,
): LedgerRecord[] {
  return readRecords(grid, recognised.headerTo, fields)
}

/** A cell as a person reads it: a serial number in a column of dates is a day. */
export function showCell(
  cell: string | number | undefined,
  field: TaskField | undefined,
  context: DayContext,
): string {
  const isSerial = typeof cell === 'number' && field !== undefined && dateFields.has(field)
  return (isSerial ? readDay(cell, context) : undefined) ?? plainText(cell)
}

/** 27 is `AA`. */
function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const before = Math.floor((column - 1) / 26)
  const letter = String.fromCharCode(65 + rest)
  return before === 0 ? letter : columnLetters(before) + letter
}

/** Words of a title that change from week to week. */
const passing = /截至.*$|截止.*$|第[0-9一二三四五六七八九十]+[期周]|[0-9]{1,2}月([0-9]{1,2}日)?/g

/**
 * What makes a workbook that comes again the same ledger: what stands above its heading, and its
 * headings. Its rows, its name and the day in its title may change.
 */
export function fingerprintOf({ grid, recognised }: LedgerSheet): string {
  const titles = grid.rows
    .filter(({ line }) => line < recognised.headerFrom)
    .map(({ cells }) => plainText(cells.find((cell) => plainText(cell) !== '')))
    .map((text) => text.normalize('NFKC').replace(/\s/g, '').replace(passing, ''))
  const headings = recognised.columns.map(({ heading }) => heading)
  return createHash('sha256')
    .update(JSON.stringify([titles, headings]))
    .digest('hex')
}
