import type { LedgerImport, LedgerSummary, TaskLedger } from '@huiyin/contract/tasks'
import { formatInstant } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { findImport, type StoredImport, selectLastImports } from './imports.store.ts'
import { countTasks, findLedger, type StoredLedger, selectLedgers } from './ledgers.store.ts'
import type { TaskParts } from './parts.ts'

/** The ledgers of regions, the newest first. */
export async function listLedgers(
  parts: TaskParts,
  regionCodes: readonly string[],
): Promise<LedgerSummary[]> {
  return summaries(parts, await selectLedgers(parts.db, regionCodes))
}

/**
 * A ledger with its layout.
 * @throws Refusal `tasks/ledger-unknown`
 */
export async function showLedger(
  parts: TaskParts,
  regionCodes: readonly string[],
  ledgerId: string,
): Promise<TaskLedger> {
  const ledger = await getLedger(parts, regionCodes, ledgerId)
  const [summary] = await summaries(parts, [ledger])
  if (summary === undefined) throw new Refusal('tasks/ledger-unknown')
  return { ...summary, layout: ledger.layout }
}

/** @throws Refusal `tasks/ledger-unknown`, also for one of another region */
export async function getLedger(
  parts: Pick<TaskParts, 'db'>,
  regionCodes: readonly string[],
  ledgerId: string,
): Promise<StoredLedger> {
  const ledger = await findLedger(parts.db, regionCodes, ledgerId)
  if (ledger === undefined) throw new Refusal('tasks/ledger-unknown')
  return ledger
}

/** @throws Refusal `tasks/import-unknown`, also for one of another ledger */
export async function getImport(
  parts: Pick<TaskParts, 'db'>,
  ledger: Pick<StoredLedger, 'regionCode' | 'id'>,
  importId: string,
): Promise<StoredImport> {
  const found = await findImport(parts.db, ledger.regionCode, importId)
  if (found?.ledgerId !== ledger.id) throw new Refusal('tasks/import-unknown')
  return found
}

/** An import as the contract shows it. */
export function viewOfImport(stored: StoredImport): LedgerImport {
  const { id, ledgerId, dryRun, state, rows, done, created, updated, skipped, errors } = stored
  return {
    id,
    ledgerId,
    dryRun,
    state,
    rows,
    done,
    created,
    updated,
    skipped,
    errors,
    startedAt: formatInstant(stored.startedAt),
    endedAt: stored.endedAt === null ? null : formatInstant(stored.endedAt),
  }
}

const staffMark = 'staff:'

async function summaries(
  parts: TaskParts,
  ledgers: readonly StoredLedger[],
): Promise<LedgerSummary[]> {
  if (ledgers.length === 0) return []
  const regionCodes = [...new Set(ledgers.map(({ regionCode }) => regionCode))]
  const ids = ledgers.map(({ id }) => id)
  const [tasks, imports, names] = await Promise.all([
    countTasks(parts.db, regionCodes, ids),
    selectLastImports(parts.db, regionCodes, ids),
    uploaders(parts, ledgers),
  ])
  return ledgers.map((ledger) => {
    const last = imports.get(ledger.id)
    return {
      id: ledger.id,
      regionCode: ledger.regionCode,
      name: ledger.name,
      sheet: ledger.sheet,
      rows: ledger.layout.rows,
      tasks: tasks.get(ledger.id) ?? 0,
      uploadedAt: formatInstant(ledger.uploadedAt),
      uploadedBy: names.get(ledger.uploadedBy) ?? '系统',
      lastImport: last === undefined ? null : viewOfImport(last),
    }
  })
}

async function uploaders(
  parts: TaskParts,
  ledgers: readonly StoredLedger[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [regionCode, ofRegion] of Map.groupBy(ledgers, (ledger) => ledger.regionCode)) {
    const staffIds = ofRegion
      .filter(({ uploadedBy }) => uploadedBy.startsWith(staffMark))
      .map(({ uploadedBy }) => uploadedBy.slice(staffMark.length))
    if (staffIds.length === 0) continue
    for (const one of await parts.org.staff(parts.db, regionCode, [...new Set(staffIds)])) {
      names.set(staffMark + one.id, one.displayName)
    }
  }
  return names
}
