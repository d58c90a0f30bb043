import type { LedgerImportBody } from '@huiyin/contract/tasks'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { askForEnd, insertImport, type StoredImport } from './imports.store.ts'
import { missingFields, recordsOf } from './layout/layout-of-book.rules.ts'
import type { StoredLedger } from './ledgers.store.ts'
import type { TaskParts } from './parts.ts'
import { confirmedFields, readLedger } from './read-ledger.ts'
import { getImport } from './show-ledgers.ts'

/** Has an import run by somebody who has the time; in the transaction that asks for it. */
export type Enqueue = (
  tx: Tx,
  job: { readonly regionCode: string; readonly importId: string },
) => Promise<void>

/**
 * Begins the import of a ledger under the columns a person has confirmed. It runs elsewhere; its
 * row tells how far it is.
 *
 * @throws Refusal `tasks/mapping-twice`, `tasks/mapping-incomplete`, `tasks/import-under-way`
 */
export async function startImport(
  parts: TaskParts,
  ledger: StoredLedger,
  wanted: LedgerImportBody & { readonly by: string },
  enqueue: Enqueue,
): Promise<StoredImport> {
  const fields = confirmedFields(wanted.mapping)
  if (
    fields.size < wanted.mapping.length ||
    new Set(fields.values()).size < wanted.mapping.length
  ) {
    throw new Refusal('tasks/mapping-twice')
  }
  const missing = missingFields(new Set(fields.values()))
  if (missing.length > 0) throw new Refusal('tasks/mapping-incomplete', { missing })
  const sheet = wanted.sheet ?? ledger.sheet
  const file = await parts.files.read(ledger.regionCode, ledger.sha256)
  const opened = await readLedger(parts, file, sheet)
  const id = parts.world.newId()
  await parts.db.transaction(ledger.regionCode, async (tx) => {
    const isNew = await insertImport(tx, {
      id,
      ledgerId: ledger.id,
      sha256: ledger.sha256,
      sheet,
      mapping: wanted.mapping,
      dryRun: wanted.dryRun,
      rows: recordsOf(opened.sheet, fields).length,
      startedAt: parts.world.now(),
      startedBy: wanted.by,
    })
    if (!isNew) throw new Refusal('tasks/import-under-way')
    await enqueue(tx, { regionCode: ledger.regionCode, importId: id })
  })
  return getImport(parts, ledger, id)
}

/**
 * Asks an import to end after the rows under way; what it has made stays. It is sent once more, so
 * that an import whose process died ends as well.
 *
 * @throws Refusal `tasks/import-ended`
 */
export async function cancelImport(
  parts: TaskParts,
  ledger: StoredLedger,
  importId: string,
  enqueue: Enqueue,
): Promise<StoredImport> {
  await getImport(parts, ledger, importId)
  await parts.db.transaction(ledger.regionCode, async (tx) => {
    if (!(await askForEnd(tx, importId))) throw new Refusal('tasks/import-ended')
    await enqueue(tx, { regionCode: ledger.regionCode, importId })
  })
  return getImport(parts, ledger, importId)
}
