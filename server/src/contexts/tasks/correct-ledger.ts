import { fillWorkbook } from '../../platform/excel/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { selectImportByMark } from './imports.store.ts'
import { correctionsOf, importMarkOf } from './layout/errors-sheet.rules.ts'
import type { StoredLedger } from './ledgers.store.ts'
import type { TaskParts } from './parts.ts'
import { confirmedFields, type OpenedLedger, readLedger } from './read-ledger.ts'
import { getLedger } from './show-ledgers.ts'

/** A ledger with corrections written into its own file. */
export interface CorrectedLedger {
  readonly ledger: StoredLedger
  readonly sheet: string
  readonly bytes: Buffer
}

/**
 * The rows that were not taken, put right and sent back, are rows of the ledger they come from: what
 * was changed is written into its file at their lines, so that nothing becomes a second task.
 *
 * @returns nothing when the file is a ledger of its own
 * @throws Refusal `tasks/correction-unknown`; `tasks/correction-outdated` when the ledger has come
 *   again meanwhile, and its lines may be others
 */
export async function correctLedger(
  parts: TaskParts,
  regionCode: string,
  given: OpenedLedger,
): Promise<CorrectedLedger | undefined> {
  const mark = importMarkOf(given.sheet)
  if (mark === undefined) return undefined
  const stored = await selectImportByMark(parts.db, regionCode, mark)
  if (stored === undefined) throw new Refusal('tasks/correction-unknown')
  const ledger = await getLedger(parts, [regionCode], stored.ledgerId)
  if (ledger.sha256 !== stored.sha256) throw new Refusal('tasks/correction-outdated')
  const file = await parts.files.read(regionCode, stored.sha256)
  const { sheet, days } = await readLedger(parts, file, stored.sheet)
  const fields = confirmedFields(stored.mapping)
  const corrections = correctionsOf(given.sheet, sheet, { fields, days })
  const bytes = await fillWorkbook(file, {
    sheet: stored.sheet,
    lastColumn: Math.max(...sheet.recognised.columns.map(({ column }) => column)),
    watermark: null,
    cells: corrections.map((correction) => ({ ...correction, type: 'text' })),
  })
  return { ledger, sheet: stored.sheet, bytes }
}
