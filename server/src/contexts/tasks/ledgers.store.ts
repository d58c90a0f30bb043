import type { LedgerLayout } from '@huiyin/contract/tasks'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** An uploaded ledger as its row has it. */
export interface StoredLedger {
  readonly regionCode: string
  readonly id: string
  readonly fingerprint: string
  readonly name: string
  readonly sheet: string
  readonly sha256: string
  readonly layout: LedgerLayout
  readonly uploadedAt: Date
  /** `staff:<id>`, `system`. */
  readonly uploadedBy: string
}

/** The same ledger a month later takes the place of its earlier file; its tasks stay its own. */
export async function saveLedger(tx: Tx, ledger: StoredLedger): Promise<{ id: string }> {
  const [saved] = await tx.query(sql<{ id: string }>`
    insert into tasks.ledger
      (region_code, id, fingerprint, name, sheet, file_sha256, layout, uploaded_at, uploaded_by)
    values (${tx.regionCode}, ${ledger.id}, ${ledger.fingerprint}, ${ledger.name}, ${ledger.sheet},
      ${ledger.sha256}, ${JSON.stringify(ledger.layout)}::jsonb, ${ledger.uploadedAt},
      ${ledger.uploadedBy})
    on conflict (region_code, fingerprint) do update
    set name = excluded.name, sheet = excluded.sheet, file_sha256 = excluded.file_sha256,
      layout = excluded.layout, uploaded_at = excluded.uploaded_at,
      uploaded_by = excluded.uploaded_by
    returning id`)
  return saved ?? { id: ledger.id }
}

export async function findLedger(
  db: Queryable,
  regionCodes: readonly string[],
  ledgerId: string,
): Promise<StoredLedger | undefined> {
  const [ledger] = await db.query(
    crossRegion(
      'a ledger of one’s own region or of one below',
      sql<StoredLedger>`
        select region_code as "regionCode", id, fingerprint, name, sheet, file_sha256 as sha256,
          layout, uploaded_at as "uploadedAt", uploaded_by as "uploadedBy"
        from tasks.ledger
        where region_code = any(${regionCodes}::text[])
        and id = ${ledgerId}`,
    ),
  )
  return ledger
}

const ledgersMax = 100

/** The ledgers of regions, the newest first. */
export function selectLedgers(
  db: Queryable,
  regionCodes: readonly string[],
): Promise<StoredLedger[]> {
  return db.query(
    crossRegion(
      'the ledgers of a region and those below it',
      sql<StoredLedger>`
        select region_code as "regionCode", id, fingerprint, name, sheet, file_sha256 as sha256,
          layout, uploaded_at as "uploadedAt", uploaded_by as "uploadedBy"
        from tasks.ledger
        where region_code = any(${regionCodes}::text[])
        order by uploaded_at desc, id desc
        limit ${ledgersMax}`,
    ),
  )
}

/** How many tasks came from each ledger. */
export async function countTasks(
  db: Queryable,
  regionCodes: readonly string[],
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(
    crossRegion(
      'counts beside the ledgers of several regions',
      sql<{ id: string; n: number }>`
        select ledger_id as id, count(*)::integer as n
        from tasks.task
        where region_code = any(${regionCodes}::text[])
        and ledger_id = any(${ledgerIds}::uuid[])
        group by 1`,
    ),
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Files that ledgers or their imports still name, so that no sweep takes them. */
export async function selectLedgerFiles(
  db: Queryable,
  regionCode: string,
  sha256s: readonly string[],
): Promise<string[]> {
  const rows = await db.query(sql<{ sha256: string }>`
    select file_sha256 as sha256
    from tasks.ledger
    where region_code = ${regionCode}
    and file_sha256 = any(${sha256s}::text[])
    union
    select file_sha256 as sha256
    from tasks.ledger_import
    where region_code = ${regionCode}
    and file_sha256 = any(${sha256s}::text[])`)
  return rows.map(({ sha256 }) => sha256)
}
