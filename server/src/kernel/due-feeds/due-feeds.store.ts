import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** The feed of a person. */
export interface StoredFeed {
  readonly staffId: string
  readonly tokenCipher: string
  readonly madeAt: Date
}

interface Whose {
  readonly regionCode: string
  readonly staffId: string
}

export async function findFeed(
  q: Queryable,
  { regionCode, staffId }: Whose,
): Promise<StoredFeed | undefined> {
  const [row] = await q.query(sql<StoredFeed>`
    select staff_id as "staffId", token_cipher as "tokenCipher", made_at as "madeAt"
    from kernel.due_feed
    where region_code = ${regionCode}
    and staff_id = ${staffId}`)
  return row
}

/** Whose feed a token opens; of whoever has left, or whose account was closed, it opens none. */
export async function findHolder(
  q: Queryable,
  { regionCode, tokenHash }: { readonly regionCode: string; readonly tokenHash: Buffer },
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ staffId: string }>`
    select feed.staff_id as "staffId"
    from kernel.due_feed as feed
    join kernel.credential as credential
      on credential.region_code = feed.region_code
      and credential.staff_id = feed.staff_id
    join kernel.staff as staff
      on staff.region_code = feed.region_code
      and staff.id = feed.staff_id
    where feed.region_code = ${regionCode}
    and feed.token_hash = ${tokenHash}
    and credential.closed_at is null
    and staff.state = 'active'`)
  return row?.staffId
}

/** Keeps the one address of a person; the one before opens nothing any more. */
export async function saveFeed(
  tx: Tx,
  feed: StoredFeed & { readonly tokenHash: Buffer },
): Promise<void> {
  await tx.query(sql`
    insert into kernel.due_feed (region_code, staff_id, token_hash, token_cipher, made_at)
    values (${tx.regionCode}, ${feed.staffId}, ${feed.tokenHash}, ${feed.tokenCipher}, ${feed.madeAt})
    on conflict (region_code, staff_id) do update
    set token_hash = excluded.token_hash,
      token_cipher = excluded.token_cipher,
      made_at = excluded.made_at`)
}

export async function deleteFeed(tx: Tx, staffId: string): Promise<void> {
  await tx.query(sql`
    delete from kernel.due_feed
    where region_code = ${tx.regionCode}
    and staff_id = ${staffId}`)
}

/** A clock that runs on a matter in somebody's hands. */
export interface RunningClock {
  readonly matterId: string
  readonly number: string
  readonly kind: string
  readonly state: string
  readonly clock: string
  readonly run: number
  readonly dueAt: Date
  readonly isProvisional: boolean
}

interface OwnAsked extends Whose {
  /** Units in which the person holds a post: what lies elsewhere is not theirs any more. */
  readonly unitCodes: readonly string[]
  readonly limit: number
}

/** The running clocks of open matters that lie in the hands of one person, the earliest due first. */
export function selectOwnClocks(
  q: Queryable,
  { regionCode, staffId, unitCodes, limit }: OwnAsked,
): Promise<RunningClock[]> {
  return q.query(sql<RunningClock>`
    select matter.id as "matterId", matter.number, matter.kind, matter.state,
      clock.name as clock, clock.run, clock.due_at as "dueAt",
      clock.provisional as "isProvisional"
    from kernel.matter as matter
    join kernel.matter_clock as clock
      on clock.region_code = matter.region_code
      and clock.matter_id = matter.id
    where matter.region_code = ${regionCode}
    and matter.holder_unit_code = any(${unitCodes}::text[])
    and matter.holder_staff_id = ${staffId}
    and matter.closed_at is null
    and clock.state = 'running'
    order by clock.due_at, matter.id, clock.name, clock.run
    limit ${limit}`)
}
