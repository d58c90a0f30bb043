import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Which matters of a region are told. */
export interface ClosedMatters {
  readonly regionCode: string
  readonly kind: string
  /** Closed at this moment or later, and before the other. */
  readonly from: Date
  readonly until: Date
}

export interface ClosedMatter {
  readonly id: string
  readonly number: string
}

export interface MatterEntry {
  readonly matterId: string
  readonly act: string
  readonly actor: string
  readonly happenedAt: Date
}

/** The next closed matters in the order of their ids. */
export function selectClosed(
  q: Queryable,
  { regionCode, kind, from, until }: ClosedMatters,
  page: { readonly after: string; readonly limit: number },
): Promise<ClosedMatter[]> {
  return q.query(sql<ClosedMatter>`
    select matter.id, matter.number
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
      and matter.kind = ${kind}
      and matter.closed_at >= ${from}
      and matter.closed_at < ${until}
      and matter.id > ${page.after}
    order by matter.id
    limit ${page.limit}`)
}

/** What happened to matters, each history in its order. */
export function selectEntries(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<MatterEntry[]> {
  return q.query(sql<MatterEntry>`
    select entry.stream_id as "matterId", entry.act, entry.actor,
      entry.happened_at as "happenedAt"
    from kernel.ledger_entry as entry
    where entry.region_code = ${regionCode}
      and entry.stream_kind = 'matter'
      and entry.stream_id = any(${matterIds})
    order by entry.stream_id, entry.seq`)
}
