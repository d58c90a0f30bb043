import type { LedgerImportBody } from '@huiyin/contract/tasks'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StoredImport } from './imports.store.ts'
import type { TaskParts } from './parts.ts'
import { runImport } from './run-import.ts'
import { getLedger } from './show-ledgers.ts'
import { startImport } from './start-import.ts'
import { type UploadedLedger, uploadLedger } from './upload-ledger.ts'

/**
 * Uploads a ledger and imports it at once under the columns that were recognised: for the command
 * line and the demo, where nobody confirms them.
 *
 * @throws Refusal `tasks/mapping-incomplete` with what is missing, when the columns are not clear
 */
export async function importLedger(
  parts: TaskParts,
  upload: UploadedLedger & { readonly dryRun: boolean },
  onProgress: (stored: StoredImport) => void = () => {},
): Promise<StoredImport> {
  const { id, layout } = await uploadLedger(parts, upload)
  const mapping: LedgerImportBody['mapping'] = layout.columns.flatMap(({ column, field }) =>
    field === null ? [] : [{ column, field }],
  )
  const ledger = await getLedger(parts, [upload.regionCode], id)
  const wanted = { mapping, dryRun: upload.dryRun, by: upload.by }
  const begun = await startImport(parts, ledger, wanted, async () => {})
  const ended = await runImport(parts, upload.regionCode, begun.id, onProgress)
  if (ended === undefined) throw new Refusal('tasks/import-unknown')
  return ended
}
