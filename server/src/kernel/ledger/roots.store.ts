import type { Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'
import type { DayRoot, HashAlgorithm } from './types.ts'

/** Open days before a day, oldest first; the rest is closed at the next call. */
export async function findOpenDays(
  db: Queryable,
  page: { readonly regionCode: string; readonly before: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db.query(sql<{ day: string }>`
    select day
    from kernel.ledger_root
    where region_code = ${page.regionCode} and closed_at is null and day < ${page.before}::date
    order by day
    limit ${page.limit}`)
  return rows.map(({ day }) => day)
}

/**
 * Waits for everyone who holds the day for share, then holds it alone.
 * @returns whether the day was still open
 */
export async function holdDayAlone(tx: Tx, day: string): Promise<boolean> {
  const rows = await tx.query(sql<{ day: string }>`
    select day
    from kernel.ledger_root
    where region_code = ${tx.regionCode} and day = ${day}::date and closed_at is null
    for update`)
  return rows.length === 1
}

/** The hashes of a day's entries behind one another, in the order of stream and number. */
export async function loadDayHashes(tx: Tx, day: string): Promise<Buffer> {
  const [row] = await tx.query(sql<{ hashes: Buffer | null }>`
    select string_agg(hash, ''::bytea order by stream_kind, stream_id, seq) as hashes
    from kernel.ledger_entry
    where region_code = ${tx.regionCode} and day = ${day}::date`)
  return row?.hashes ?? Buffer.alloc(0)
}

export async function closeDay(tx: Tx, closed: Omit<DayRoot, 'regionCode'>): Promise<void> {
  await tx.query(sql`
    update kernel.ledger_root
    set closed_at = ${closed.closedAt}, entries = ${closed.entries},
      hash_algorithm = ${closed.hashAlgorithm}, root = ${Buffer.from(closed.root, 'hex')}
    where region_code = ${tx.regionCode} and day = ${closed.day}::date`)
}

/** Closed roots in the order of days, from the day after `after`. */
export async function loadRoots(
  db: Queryable,
  page: { readonly regionCode: string; readonly after: string | null; readonly limit: number },
): Promise<DayRoot[]> {
  const { regionCode, after, limit } = page
  return db.query(sql<DayRoot & { hashAlgorithm: HashAlgorithm }>`
    select region_code as "regionCode", day, entries, hash_algorithm as "hashAlgorithm",
      encode(root, 'hex') as root, closed_at as "closedAt"
    from kernel.ledger_root
    where region_code = ${regionCode} and closed_at is not null
      and day > coalesce(${after}::date, '-infinity'::date)
    order by day
    limit ${limit}`)
}

/** Regions with a day that could be closed: asked by the poller, which serves all of them. */
export async function findRegionsToClose(db: Queryable, before: string): Promise<string[]> {
  const rows = await db.query(
    crossRegion(
      'the poller closes the days of every region',
      sql<{ regionCode: string }>`
        select distinct region_code as "regionCode"
        from kernel.ledger_root
        where closed_at is null and day < ${before}::date
        order by 1
        limit 10000`,
    ),
  )
  return rows.map(({ regionCode }) => regionCode)
}
