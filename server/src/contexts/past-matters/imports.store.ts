import type {
  PastImportState,
  PastMatterKind,
  PastMatterMapping,
} from '@huiyin/contract/past-matters'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PastRowFault } from './past-row.rules.ts'

/** An import of the desk, without its file. */
export interface StoredImport {
  readonly id: string
  readonly kind: PastMatterKind
  readonly fileName: string
  readonly hasFile: boolean
  readonly mapping: PastMatterMapping
  readonly dryRun: boolean
  readonly state: PastImportState
  readonly rows: number
  readonly done: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly errors: number
  readonly faults: readonly PastRowFault[]
  readonly problem: string | null
  readonly startedBy: string
  readonly startedAt: Date
  readonly endedAt: Date | null
}

const importsMax = 30
const selected = sql`
  id, kind, file_name as "fileName", file is not null as "hasFile", mapping, dry_run as "dryRun",
  state, rows, done, created, updated, skipped, errors, faults, problem,
  started_by as "startedBy", started_at as "startedAt", ended_at as "endedAt"`

/** Files of earlier trials go: one is kept, and shown as one that can be taken over. */
export async function forgetFiles(tx: Tx): Promise<void> {
  await tx.query(sql`
    update past_matters.import
    set file = null
    where region_code = ${tx.regionCode}
    and file is not null
    and ended_at is not null`)
}

/** An import nobody runs any more makes room for the next. */
export async function endBroken(
  tx: Tx,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<void> {
  await tx.query(sql`
    update past_matters.import
    set state = 'failed', problem = 'past-matters/broke-off', ended_at = ${now}
    where region_code = ${tx.regionCode}
    and ended_at is null
    and started_at < ${before}`)
}

/** @returns false when another import of the region is under way */
export async function insertImport(
  tx: Tx,
  one: Pick<
    StoredImport,
    'id' | 'kind' | 'fileName' | 'mapping' | 'dryRun' | 'startedBy' | 'startedAt'
  > & { readonly file: Buffer },
): Promise<boolean> {
  const inserted = await tx.query(sql<{ id: string }>`
    insert into past_matters.import
      (region_code, id, kind, file_name, file, mapping, dry_run, state, rows, done, created,
        updated, skipped, errors, faults, started_by, started_at)
    values (${tx.regionCode}, ${one.id}::uuid, ${one.kind}, ${one.fileName}, ${one.file},
      ${JSON.stringify(one.mapping)}::jsonb, ${one.dryRun}, 'queued', 0, 0, 0, 0, 0, 0, '[]',
      ${one.startedBy}::uuid, ${one.startedAt})
    on conflict (region_code) where ended_at is null do nothing
    returning id`)
  return inserted.length === 1
}

/** The newest first. */
export function selectImports(q: Queryable, regionCode: string): Promise<StoredImport[]> {
  return q.query(sql<StoredImport>`
    select ${selected}
    from past_matters.import
    where region_code = ${regionCode}
    order by started_at desc, id
    limit ${importsMax}`)
}

export async function findImport(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<StoredImport | undefined> {
  const [found] = await q.query(sql<StoredImport>`
    select ${selected}
    from past_matters.import
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return found
}

export async function findImportFile(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Buffer | undefined> {
  const [found] = await q.query(sql<{ file: Buffer | null }>`
    select file
    from past_matters.import
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return found?.file ?? undefined
}

/** How many rows have been looked at. */
export async function noteProgress(
  tx: Tx,
  { id, done, rows }: Pick<StoredImport, 'id' | 'done' | 'rows'>,
): Promise<void> {
  await tx.query(sql`
    update past_matters.import
    set state = 'running', rows = ${rows}, done = ${done}
    where region_code = ${tx.regionCode}
    and id = ${id}::uuid
    and ended_at is null`)
}

type Ended = Pick<
  StoredImport,
  'id' | 'rows' | 'created' | 'updated' | 'skipped' | 'errors' | 'faults' | 'problem'
> & { readonly endedAt: Date }

/** What came of it; the file stays for a trial that can be taken over. */
export async function endImport(tx: Tx, one: Ended): Promise<void> {
  await tx.query(sql`
    update past_matters.import
    set state = ${one.problem === null ? 'finished' : 'failed'}, rows = ${one.rows},
      done = ${one.rows}, created = ${one.created}, updated = ${one.updated},
      skipped = ${one.skipped}, errors = ${one.errors},
      faults = ${JSON.stringify(one.faults)}::jsonb, problem = ${one.problem},
      ended_at = ${one.endedAt},
      file = case when dry_run and ${one.problem === null}::boolean then file end
    where region_code = ${tx.regionCode}
    and id = ${one.id}::uuid
    and ended_at is null`)
}
