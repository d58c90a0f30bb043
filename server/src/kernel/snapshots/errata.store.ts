import type { Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, type Statement, sql } from '../../platform/db/sql.ts'
import type { StoredErratum } from './types.ts'

const errataMax = 500

const fields: Statement<unknown> = sql`id, snapshot_id as "snapshotId", reason,
  proposed_by as "proposedBy", proposed_at as "proposedAt", decision, decided_by as "decidedBy",
  decided_at as "decidedAt", replaced_by_id as "replacedById"`

export function selectErrata(db: Queryable, regionCode: string): Promise<StoredErratum[]> {
  return db.query(sql<StoredErratum>`
    select ${fields}
    from kernel.snapshot_erratum
    where region_code = ${regionCode}
    order by id desc
    limit ${errataMax}`)
}

/** Which of several regions an erratum belongs to. */
export async function findRegionOfErratum(
  db: Queryable,
  regionCodes: readonly string[],
  id: string,
): Promise<string | undefined> {
  const [row] = await db.query(
    crossRegion(
      'a county decides on the errata of its townships too',
      sql<{ regionCode: string }>`
        select region_code as "regionCode"
        from kernel.snapshot_erratum
        where region_code = any(${regionCodes}::text[])
        and id = ${id}`,
    ),
  )
  return row?.regionCode
}

/** The erratum, locked: two who decide at once do so one after the other. */
export async function lockErratum(tx: Tx, id: string): Promise<StoredErratum | undefined> {
  const [row] = await tx.query(sql<StoredErratum>`
    select ${fields}
    from kernel.snapshot_erratum
    where region_code = ${tx.regionCode}
    and id = ${id}
    for update`)
  return row
}

/** Locks the snapshot, so that only one erratum can wait for it. */
export async function hasOpenErratum(tx: Tx, snapshotId: string): Promise<boolean> {
  await tx.query(sql`
    select id
    from kernel.snapshot
    where region_code = ${tx.regionCode}
    and id = ${snapshotId}
    for update`)
  const open = await tx.query(sql`
    select id
    from kernel.snapshot_erratum
    where region_code = ${tx.regionCode}
    and snapshot_id = ${snapshotId}
    and decision is null
    limit 1`)
  return open.length > 0
}

export async function insertErratum(
  tx: Tx,
  erratum: Pick<StoredErratum, 'id' | 'snapshotId' | 'reason' | 'proposedBy' | 'proposedAt'>,
): Promise<void> {
  await tx.query(sql`
    insert into kernel.snapshot_erratum
      (region_code, id, snapshot_id, reason, proposed_by, proposed_at)
    values
      (${tx.regionCode}, ${erratum.id}, ${erratum.snapshotId}, ${erratum.reason},
      ${erratum.proposedBy}, ${erratum.proposedAt})`)
}

export async function saveDecision(
  tx: Tx,
  erratum: Pick<StoredErratum, 'id' | 'decision' | 'decidedBy' | 'decidedAt' | 'replacedById'>,
): Promise<void> {
  await tx.query(sql`
    update kernel.snapshot_erratum
    set decision = ${erratum.decision}, decided_by = ${erratum.decidedBy},
      decided_at = ${erratum.decidedAt}, replaced_by_id = ${erratum.replacedById}
    where region_code = ${tx.regionCode}
    and id = ${erratum.id}`)
}
