import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { AppendedEntry, StreamKind } from './types.ts'

/** Columns of an entry as {@link AppendedEntry}; the alias of the table is `entry`. */
export const entryFields = sql`
  entry.region_code as "regionCode", entry.stream_kind as "streamKind",
  entry.stream_id as "streamId", entry.seq, entry.day, entry.happened_at as "happenedAt",
  entry.entered_at as "enteredAt", entry.late, entry.act, entry.actor, entry.body,
  entry.commitments, encode(entry.hash, 'hex') as hash`

export interface TimelinePage {
  readonly regionCode: string
  readonly streamKind: StreamKind
  readonly streamId: string
  /** Entries after this number; 0 from the beginning. */
  readonly afterSeq: number
  readonly limit: number
}

/** A row as it comes: `commitments` is null when the entry has none. */
export type EntryAsStored = Omit<AppendedEntry, 'commitments'> & {
  readonly commitments: Readonly<Record<string, string>> | null
}

export async function loadTimeline(db: Queryable, page: TimelinePage): Promise<AppendedEntry[]> {
  const rows = await db.query(sql<EntryAsStored>`
    select ${entryFields}
    from kernel.ledger_entry as entry
    where entry.region_code = ${page.regionCode}
      and entry.stream_kind = ${page.streamKind}
      and entry.stream_id = ${page.streamId}
      and entry.seq > ${page.afterSeq}
    order by entry.seq
    limit ${page.limit}`)
  return rows.map(toEntry)
}

export function toEntry(row: EntryAsStored): AppendedEntry {
  const { commitments, ...entry } = row
  return commitments === null ? entry : { ...entry, commitments }
}
