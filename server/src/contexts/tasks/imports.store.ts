import type { ImportState, LedgerImportBody, LedgerRowError } from '@huiyin/contract/tasks'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'
import type { KnownTask } from './task.types.ts'

/** What came of the rows looked at so far; the four add up to `done`. */
export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly errors: number
}

export interface StoredImport extends ImportCounts {
  readonly regionCode: string
  readonly id: string
  readonly ledgerId: string
  readonly sha256: string
  readonly sheet: string
  readonly mapping: LedgerImportBody['mapping']
  readonly dryRun: boolean
  readonly state: ImportState
  readonly rows: number
  readonly done: number
  readonly startedAt: Date
  readonly startedBy: string
  readonly endedAt: Date | null
}

type NewImport = Pick<
  StoredImport,
  'id' | 'ledgerId' | 'sha256' | 'sheet' | 'mapping' | 'dryRun' | 'rows' | 'startedAt' | 'startedBy'
>

/** @returns false when another import of this ledger is under way */
export async function insertImport(tx: Tx, wanted: NewImport): Promise<boolean> {
  const inserted = await tx.query(sql<{ id: string }>`
    insert into tasks.ledger_import
      (region_code, id, ledger_id, file_sha256, sheet, mapping, dry_run, state, rows, done, created,
        updated, skipped, errors, started_at, started_by)
    values (${tx.regionCode}, ${wanted.id}, ${wanted.ledgerId}, ${wanted.sha256}, ${wanted.sheet},
      ${JSON.stringify(wanted.mapping)}::jsonb, ${wanted.dryRun}, 'queued', ${wanted.rows}, 0, 0, 0,
      0, 0, ${wanted.startedAt}, ${wanted.startedBy})
    on conflict (region_code, ledger_id) where ended_at is null do nothing
    returning id`)
  return inserted.length === 1
}

const selected = sql`
  region_code as "regionCode", id, ledger_id as "ledgerId", file_sha256 as sha256, sheet, mapping,
  dry_run as "dryRun", state, rows, done, created, updated, skipped, errors,
  started_at as "startedAt", started_by as "startedBy", ended_at as "endedAt"`

export async function findImport(
  db: Queryable,
  regionCode: string,
  importId: string,
): Promise<StoredImport | undefined> {
  const [found] = await db.query(sql<StoredImport>`
    select ${selected}
    from tasks.ledger_import
    where region_code = ${regionCode}
    and id = ${importId}`)
  return found
}

/** The import whose id ends in a mark; of several, which chance all but rules out, the last. */
export async function selectImportByMark(
  db: Queryable,
  regionCode: string,
  mark: string,
): Promise<StoredImport | undefined> {
  const [found] = await db.query(sql<StoredImport>`
    select ${selected}
    from tasks.ledger_import
    where region_code = ${regionCode}
    and right(id::text, ${mark.length}) = ${mark}
    order by started_at desc, id desc
    limit 1`)
  return found
}

/** The last import of each ledger. */
export async function selectLastImports(
  db: Queryable,
  regionCodes: readonly string[],
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, StoredImport>> {
  const rows = await db.query(
    crossRegion(
      'beside the ledgers of several regions',
      sql<StoredImport>`
        select distinct on (ledger_id) ${selected}
        from tasks.ledger_import
        where region_code = any(${regionCodes}::text[])
        and ledger_id = any(${ledgerIds}::uuid[])
        order by ledger_id, started_at desc`,
    ),
  )
  return new Map(rows.map((one) => [one.ledgerId, one]))
}

/** Takes an import for running it; nothing when it has ended or is to end. */
export async function beginImport(tx: Tx, importId: string): Promise<StoredImport | undefined> {
  await tx.query(sql`
    update tasks.ledger_import
    set state = 'running'
    where region_code = ${tx.regionCode}
    and id = ${importId}
    and state = 'queued'`)
  return findImport(tx, tx.regionCode, importId)
}

/**
 * Adds what came of one more batch, in the transaction that wrote it: an import that was broken off
 * goes on where it stood.
 */
export async function addCounts(tx: Tx, importId: string, batch: ImportCounts): Promise<void> {
  const { created, updated, skipped, errors } = batch
  await tx.query(sql`
    update tasks.ledger_import
    set done = done + ${created + updated + skipped + errors}::integer,
      created = created + ${created}::integer,
      updated = updated + ${updated}::integer,
      skipped = skipped + ${skipped}::integer,
      errors = errors + ${errors}::integer
    where region_code = ${tx.regionCode}
    and id = ${importId}`)
}

/** Holds an import until commit; returns how many rows it has looked at. */
export async function lockImport(tx: Tx, importId: string): Promise<number | undefined> {
  const [locked] = await tx.query(sql<{ done: number }>`
    select done
    from tasks.ledger_import
    where region_code = ${tx.regionCode}
    and id = ${importId}
    and ended_at is null
    for update`)
  return locked?.done
}

/** @returns false when it had ended already */
export async function endImport(
  tx: Tx,
  importId: string,
  end: { readonly state: ImportState; readonly at: Date },
): Promise<boolean> {
  const ended = await tx.query(sql<{ id: string }>`
    update tasks.ledger_import
    set state = ${end.state}, ended_at = ${end.at}
    where region_code = ${tx.regionCode}
    and id = ${importId}
    and ended_at is null
    returning id`)
  return ended.length === 1
}

/** @returns false when it had ended already */
export async function askForEnd(tx: Tx, importId: string): Promise<boolean> {
  const asked = await tx.query(sql<{ id: string }>`
    update tasks.ledger_import
    set state = 'cancelling'
    where region_code = ${tx.regionCode}
    and id = ${importId}
    and ended_at is null
    returning id`)
  return asked.length === 1
}

const errorColumns = {
  region_code: 'text',
  import_id: 'uuid',
  line: 'integer',
  ordinal: 'integer',
  field: 'text',
  value: 'text',
  reason: 'text',
  candidates: 'jsonb',
} as const

export async function insertErrors(
  tx: Tx,
  importId: string,
  errors: readonly LedgerRowError[],
): Promise<void> {
  if (errors.length === 0) return
  const ordinals = new Map<number, number>()
  const rows = errors.map(({ line, field, value, reason, candidates }) => {
    const ordinal = (ordinals.get(line) ?? 0) + 1
    ordinals.set(line, ordinal)
    return {
      region_code: tx.regionCode,
      import_id: importId,
      line,
      ordinal,
      field,
      value,
      reason,
      candidates,
    }
  })
  await tx.query(insertRows('tasks.ledger_error', errorColumns, rows, 'on conflict do nothing'))
}

/** In the order of the sheet. */
export function selectErrors(
  db: Queryable,
  regionCode: string,
  importId: string,
  limit: number,
): Promise<LedgerRowError[]> {
  return db.query(sql<LedgerRowError>`
    select line, field, value, reason, candidates
    from tasks.ledger_error
    where region_code = ${regionCode}
    and import_id = ${importId}
    order by line, ordinal
    limit ${limit}`)
}

export function selectKnownTasks(
  tx: Tx,
  ledgerId: string,
  rowKeys: readonly string[],
): Promise<KnownTask[]> {
  return tx.query(sql<KnownTask>`
    select task.row_key as "rowKey", task.content_hash as "contentHash",
      task.content ->> 'problem' as problem, matter.number, matter.closed_at is null as "isOpen",
      matter.state = 'struck_off' as "isStruckOff"
    from tasks.task as task
    join kernel.matter as matter
      on matter.region_code = task.region_code
      and matter.id = task.matter_id
    where task.region_code = ${tx.regionCode}
    and task.ledger_id = ${ledgerId}
    and task.row_key = any(${rowKeys}::text[])`)
}
