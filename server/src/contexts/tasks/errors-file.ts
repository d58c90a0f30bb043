import type { Readable } from 'node:stream'
import type { LedgerRowError, LedgerRowErrors } from '@huiyin/contract/tasks'
import type { Static } from 'typebox'
import { type Sheet, workbook } from '../../platform/excel/index.ts'
import { type StoredImport, selectErrors } from './imports.store.ts'
import { errorsSheetName, lineHeading, reasonHeading } from './layout/errors-sheet.rules.ts'
import { recordsOf, showCell } from './layout/layout-of-book.rules.ts'
import type { TaskParts } from './parts.ts'
import { confirmedFields, readLedger } from './read-ledger.ts'

const shownMax = 100
const fileMax = 200_000

/** The first faults of an import, for the screen. */
export async function listErrors(
  { db }: TaskParts,
  { regionCode, id, errors }: StoredImport,
): Promise<Static<typeof LedgerRowErrors>> {
  return { rows: await selectErrors(db, regionCode, id, shownMax), total: errors }
}

interface ErrorLine {
  readonly line: number
  readonly cells: readonly string[]
  readonly reason: string
}

/** The rows that were not taken, as they stand in the file, each with its reasons beside it. */
export async function errorsFile(parts: TaskParts, stored: StoredImport): Promise<Readable> {
  const file = await parts.files.read(stored.regionCode, stored.sha256)
  const { sheet, days } = await readLedger(parts, file, stored.sheet)
  const fields = confirmedFields(stored.mapping)
  const errors = await selectErrors(parts.db, stored.regionCode, stored.id, fileMax)
  const reasons = Map.groupBy(errors, ({ line }) => line)
  const rows = new Map(sheet.grid.rows.map((row) => [row.line, row.cells]))
  const columns = sheet.recognised.columns
  const lines = recordsOf(sheet, fields)
    .filter(({ line }) => reasons.has(line))
    .flatMap((record) =>
      record.lines.map(
        (line): ErrorLine => ({
          line,
          cells: columns.map(({ column }) =>
            showCell(rows.get(line)?.[column - 1], fields.get(column), days),
          ),
          reason: line === record.line ? reasonOf(reasons.get(line) ?? []) : '同上',
        }),
      ),
    )
  const page: Sheet<ErrorLine> = {
    name: errorsSheetName(stored.id),
    columns: [
      { header: lineHeading, type: 'count', value: ({ line }) => line },
      ...columns.map(({ heading }, index) => ({
        header: heading,
        type: 'text' as const,
        value: ({ cells }: ErrorLine) => cells[index] ?? null,
      })),
      { header: reasonHeading, type: 'text', width: 60, value: ({ reason }) => reason },
    ],
    rows: lines,
    notes: [
      '请更正后上传本文件（不改工作表名和原表行号），或在原台账中更正后上传；已导入的行不会重复。',
    ],
  }
  return workbook([page as Sheet<unknown>])
}

function reasonOf(errors: readonly LedgerRowError[]): string {
  return errors.map(({ reason }) => reason).join('；')
}
