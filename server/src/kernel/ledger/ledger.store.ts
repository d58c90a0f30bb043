import type { Tx } from '../../platform/db/db.ts'
import { insertRows, rowSource } from '../../platform/db/rows.ts'
import { sql, trustedSql } from '../../platform/db/sql.ts'

export interface StreamKey {
  readonly streamKind: string
  readonly streamId: string
}

export interface Head extends StreamKey {
  readonly seq: number
  /** Hex; `null` before the first entry. */
  readonly hash: string | null
}

export interface EntryRow {
  readonly region_code: string
  readonly stream_kind: string
  readonly stream_id: string
  readonly seq: number
  readonly version: number
  readonly hash_algorithm: string
  readonly day: string
  readonly happened_at: string
  readonly entered_at: string
  readonly late: boolean
  readonly act: string
  readonly actor: string
  readonly body: string
  readonly commitments: string | null
  readonly hash: Buffer
}

const entryColumns = {
  region_code: 'text',
  stream_kind: 'text',
  stream_id: 'text',
  seq: 'integer',
  version: 'smallint',
  hash_algorithm: 'text',
  day: 'date',
  happened_at: 'timestamptz',
  entered_at: 'timestamptz',
  late: 'boolean',
  act: 'text',
  actor: 'text',
  body: 'json',
  commitments: 'json',
  hash: 'bytea',
} as const

export interface DayState {
  readonly isClosed: boolean
  /** `null` when the region has no limit of its own. */
  readonly lateAfterSeconds: number | null
}

/**
 * Holds a day open until the transaction ends, or finds it closed. `undefined` when nobody has
 * entered anything on that day yet.
 */
export async function holdDay(tx: Tx, day: string): Promise<DayState | undefined> {
  const [row] = await tx.query(sql<DayState>`
    select root.closed_at is not null as "isClosed",
      (select late_after_seconds from kernel.ledger_setting
        where region_code = ${tx.regionCode}) as "lateAfterSeconds"
    from kernel.ledger_root as root
    where root.region_code = ${tx.regionCode} and root.day = ${day}::date
    for share of root`)
  return row
}

export async function openDays(tx: Tx, days: readonly string[]): Promise<void> {
  await tx.query(
    insertRows(
      'kernel.ledger_root',
      { region_code: 'text', day: 'date' },
      days.map((day) => ({ region_code: tx.regionCode, day })),
      'on conflict do nothing',
    ),
  )
}

/** The day after the last closed one: what comes too late for its own day is entered there. */
export async function findDayAfterClosed(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query(sql<{ day: string | null }>`
    select max(day) + 1 as day
    from kernel.ledger_root
    where region_code = ${tx.regionCode} and closed_at is not null`)
  return row?.day ?? undefined
}

/**
 * Locks the heads of streams in the order given, making those that are not there yet. The update
 * that changes nothing is what locks an existing head and returns what its last writer left.
 */
export async function lockHeads(tx: Tx, streams: readonly StreamKey[]): Promise<Head[]> {
  return tx.query(
    insertRows<HeadRow, Head>(
      'kernel.ledger_head',
      headColumns,
      streams.map((stream) => headRow(tx.regionCode, { ...stream, seq: 0, hash: null })),
      `on conflict (region_code, stream_kind, stream_id) do update
       set seq = kernel.ledger_head.seq
       returning stream_kind as "streamKind", stream_id as "streamId", seq,
         encode(hash, 'hex') as hash`,
    ),
  )
}

export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  await tx.query(insertRows('kernel.ledger_entry', entryColumns, rows))
}

export async function moveHeads(tx: Tx, heads: readonly Head[]): Promise<void> {
  const rows = heads.map((head) => headRow(tx.regionCode, head))
  const { source, values } = rowSource(headColumns, rows)
  const moved = trustedSql(`select ${source}`, values)
  await tx.query(sql`
    update kernel.ledger_head as head
    set seq = moved.seq, hash = moved.hash
    from (${moved}) as moved
    where head.region_code = ${tx.regionCode}
      and head.region_code = moved.region_code
      and head.stream_kind = moved.stream_kind
      and head.stream_id = moved.stream_id`)
}

interface HeadRow {
  readonly region_code: string
  readonly stream_kind: string
  readonly stream_id: string
  readonly seq: number
  readonly hash: Buffer | null
}

const headColumns = {
  region_code: 'text',
  stream_kind: 'text',
  stream_id: 'text',
  seq: 'integer',
  hash: 'bytea',
} as const

function headRow(regionCode: string, head: Head): HeadRow {
  return {
    region_code: regionCode,
    stream_kind: head.streamKind,
    stream_id: head.streamId,
    seq: head.seq,
    hash: head.hash === null ? null : Buffer.from(head.hash, 'hex'),
  }
}
