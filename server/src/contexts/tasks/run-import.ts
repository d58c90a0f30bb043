import { errors as errorTexts } from '@huiyin/contract/errors'
import type { LedgerRowError } from '@huiyin/contract/tasks'
import { taskFieldWords } from '@huiyin/contract/tasks.words'
import { isValidOn } from '../../kernel/org/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { beginTasks } from './begin-tasks.ts'
import {
  addCounts,
  beginImport,
  endImport,
  findImport,
  type ImportCounts,
  insertErrors,
  lockImport,
  type StoredImport,
  selectKnownTasks,
} from './imports.store.ts'
import { recordsOf } from './layout/layout-of-book.rules.ts'
import type { TaskParts } from './parts.ts'
import { confirmedFields, readLedger } from './read-ledger.ts'
import { type ReadRow, type RowReading, readRow } from './rows/read-row.rules.ts'
import { openUnitFinder } from './rows/read-unit.rules.ts'
import { decideRow } from './rows/row-fate.rules.ts'
import type { KnownTask } from './task.types.ts'

const batchSize = 250

/**
 * Runs an import to its end, or to where somebody stops it. Run again, it goes on where it stood,
 * and makes nothing twice: a row is known by its key.
 *
 * @param onProgress - told after every batch
 */
export async function runImport(
  parts: TaskParts,
  regionCode: string,
  importId: string,
  onProgress: (stored: StoredImport) => void = () => {},
): Promise<StoredImport | undefined> {
  const { db } = parts
  const stored = await db.transaction(regionCode, (tx) => beginImport(tx, importId))
  if (stored === undefined || stored.endedAt !== null) return stored
  const readings = await readRows(parts, stored)
  if (readings === undefined) return end(parts, stored, 'failed')
  await parts.clock.load(regionCode)
  for (let at = stored.done; at < readings.length; at += batchSize) {
    const state = await runBatch(parts, stored, at, readings.slice(at, at + batchSize))
    if (state === 'taken over') return findImport(db, regionCode, importId)
    const now = await findImport(db, regionCode, importId)
    if (now !== undefined) onProgress(now)
    if (now?.state === 'cancelling') return end(parts, stored, 'cancelled')
  }
  return end(parts, stored, stored.state === 'cancelling' ? 'cancelled' : 'finished')
}

async function end(
  { db, world }: TaskParts,
  { regionCode, id }: StoredImport,
  state: 'finished' | 'cancelled' | 'failed',
): Promise<StoredImport | undefined> {
  await db.transaction(regionCode, (tx) => endImport(tx, id, { state, at: world.now() }))
  return findImport(db, regionCode, id)
}

/** Every problem of the file, read; nothing when the file can be read no more. */
async function readRows(parts: TaskParts, stored: StoredImport): Promise<RowReading[] | undefined> {
  const { regionCode } = stored
  const file = await parts.files.read(regionCode, stored.sha256)
  const opened = await readLedger(parts, file, stored.sheet).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  if (opened === undefined) return undefined
  const region = await parts.org.region(regionCode)
  const known = (await parts.org.units(regionCode)).filter((unit) =>
    isValidOn(unit, opened.days.today),
  )
  const units = openUnitFinder(known, region?.name ?? '')
  const records = recordsOf(opened.sheet, confirmedFields(stored.mapping))
  const lines = new Map<string, number>()
  return records.map((record) => {
    const reading = readRow(record, { ...opened.days, units })
    if (!reading.ok) return reading
    const { rowKey, line } = reading.row
    const first = lines.get(rowKey)
    if (first !== undefined) return { ok: false, errors: [repeated(reading.row, first)] }
    lines.set(rowKey, line)
    return reading
  })
}

function repeated({ line, content }: ReadRow, first: number): LedgerRowError {
  const { problemNumber, problem } = content
  const field = problemNumber === null ? 'problem' : 'problem_number'
  return {
    line,
    field,
    value: (problemNumber ?? problem).slice(0, 200),
    reason: `${taskFieldWords[field].zh}：与第 ${first} 行重复`,
    candidates: [],
  }
}

/** One batch: changed rows through the lane of acts, new ones and the counts in one transaction. */
async function runBatch(
  parts: TaskParts,
  stored: StoredImport,
  at: number,
  readings: readonly RowReading[],
): Promise<'done' | 'taken over'> {
  const { db } = parts
  const { regionCode, id, ledgerId, dryRun } = stored
  const rows = readings.flatMap((reading) => (reading.ok ? [reading.row] : []))
  const known = await db.transaction(regionCode, (tx) =>
    selectKnownTasks(
      tx,
      ledgerId,
      rows.map(({ rowKey }) => rowKey),
    ),
  )
  const fates = sortRows(rows, known)
  const faults = readings.flatMap((reading) => (reading.ok ? [] : reading.errors))
  const refused = dryRun ? [] : await updateTasks(parts, stored, fates.update)
  const errorRows = readings.length - rows.length + fates.refuse.length + refused.length
  return db.transaction(regionCode, async (tx: Tx) => {
    // Another process may have taken over an import that seemed dead.
    if ((await lockImport(tx, id)) !== at) return 'taken over'
    if (!dryRun) await beginTasks(tx, parts, stored, fates.create)
    await insertErrors(tx, id, [...faults, ...fates.refuse, ...refused])
    const counts: ImportCounts = {
      created: fates.create.length,
      updated: fates.update.length - refused.length,
      skipped: fates.skipped,
      errors: errorRows,
    }
    await addCounts(tx, id, counts)
    return 'done'
  })
}

interface Update {
  readonly row: ReadRow
  readonly known: KnownTask
}

/** What becomes of each row, judged against the task it has become before. */
function sortRows(rows: readonly ReadRow[], known: readonly KnownTask[]) {
  const byKey = new Map(known.map((one) => [one.rowKey, one]))
  const create: ReadRow[] = []
  const update: Update[] = []
  const refuse: LedgerRowError[] = []
  let skipped = 0
  for (const row of rows) {
    const before = byKey.get(row.rowKey)
    const fate = decideRow(row, before)
    if (fate === 'create') create.push(row)
    else if (fate === 'skip') skipped += 1
    else if (fate === 'update' && before !== undefined) update.push({ row, known: before })
    else if (typeof fate === 'object') refuse.push(fate)
  }
  return { create, update, refuse, skipped }
}

/** Takes the act that follows the ledger; a refusal is an error of its row. */
async function updateTasks(
  { matters }: TaskParts,
  { regionCode, startedBy }: StoredImport,
  updates: readonly Update[],
): Promise<LedgerRowError[]> {
  const outcomes = await Promise.allSettled(
    updates.map(({ row, known }) =>
      matters.act({
        regionCode,
        number: known.number,
        act: 'update',
        version: undefined,
        fields: { row: JSON.stringify({ ...rowFields(row), by: startedBy }) },
        acting: { kind: 'system' },
      }),
    ),
  )
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return []
    const reason: unknown = outcome.reason
    if (!(reason instanceof Refusal)) throw reason
    const row = updates[index]?.row
    return [
      {
        line: row?.line ?? 1,
        field: reason.code === 'tasks/date-overdue' ? ('deadline' as const) : null,
        value: row?.content.deadlineText ?? '',
        reason: errorTexts[reason.code].zh,
        candidates: [],
      },
    ]
  })
}

function rowFields({ line, contentHash, content }: ReadRow) {
  return { ledgerLine: line, contentHash, content }
}
