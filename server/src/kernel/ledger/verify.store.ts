import type { Queryable } from '../../platform/db/db.ts'
import { rowSource } from '../../platform/db/rows.ts'
import { crossRegion, sql, trustedSql } from '../../platform/db/sql.ts'
import type { CommittedText } from './types.ts'
import type { StoredEntry, StreamEnd } from './verify.rules.ts'

const pageRows = 5_000

/** Every region that has left a trace in one of the tables. */
export async function findRegions(tx: Queryable): Promise<string[]> {
  const rows = await tx.query(
    crossRegion(
      'verify reads every region',
      sql<{ regionCode: string }>`
        select region_code as "regionCode" from kernel.ledger_entry
        union
        select region_code from kernel.ledger_head
        union
        select region_code from kernel.ledger_root
        order by 1`,
    ),
  )
  return rows.map(({ regionCode }) => regionCode)
}

/** All entries of a region in the order of stream and number, page by page. */
export async function* readEntries(
  tx: Queryable,
  regionCode: string,
): AsyncGenerator<StoredEntry[]> {
  let coming: Promise<StoredEntry[]> | undefined = loadPage(tx, regionCode, firstPlace)
  while (coming !== undefined) {
    const rows: StoredEntry[] = await coming
    const last = rows.at(-1)
    const isMore = last !== undefined && rows.length === pageRows
    // The database reads the next page while this one is hashed.
    coming = isMore ? loadPage(tx, regionCode, last) : undefined
    coming?.catch(() => {})
    yield rows.map(withMilliseconds)
  }
}

type Place = Pick<StoredEntry, 'streamKind' | 'streamId' | 'seq'>

const firstPlace: Place = { streamKind: '', streamId: '', seq: 0 }

function loadPage(tx: Queryable, regionCode: string, after: Place): Promise<StoredEntry[]> {
  return tx.query(sql<StoredEntry>`
    select region_code as "regionCode", stream_kind as "streamKind", stream_id as "streamId",
      seq, version, hash_algorithm as algorithm, day, late, act, actor, body::text as body,
      commitments::text as commitments, encode(hash, 'hex') as hash,
      to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as "happenedAt",
      to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as "enteredAt"
    from kernel.ledger_entry
    where region_code = ${regionCode}
      and (stream_kind, stream_id, seq) > (${after.streamKind}, ${after.streamId}, ${after.seq})
    order by stream_kind, stream_id, seq
    limit ${pageRows}`)
}

function withMilliseconds(entry: StoredEntry): StoredEntry {
  const { happenedAt, enteredAt } = entry
  return { ...entry, happenedAt: instantText(happenedAt), enteredAt: instantText(enteredAt) }
}

/** We write milliseconds; a moment with finer digits was not written by us, and keeps them here. */
function instantText(withMicroseconds: string): string {
  return withMicroseconds.endsWith('000')
    ? `${withMicroseconds.slice(0, -3)}Z`
    : `${withMicroseconds}Z`
}

/** All heads of a region in the order of streams. */
export async function* readHeads(tx: Queryable, regionCode: string): AsyncGenerator<StreamEnd[]> {
  let last = { streamKind: '', streamId: '' }
  for (;;) {
    const rows = await tx.query(sql<StreamEnd>`
      select stream_kind as "streamKind", stream_id as "streamId", seq,
        encode(hash, 'hex') as hash
      from kernel.ledger_head
      where region_code = ${regionCode}
        and (stream_kind, stream_id) > (${last.streamKind}, ${last.streamId})
      order by stream_kind, stream_id
      limit ${pageRows}`)
    yield rows
    const end = rows.at(-1)
    if (end === undefined || rows.length < pageRows) return
    last = end
  }
}

/** The entry a text says it was committed in, with that commitment. */
export interface FoundCommitment {
  readonly key: string
  readonly commitment: string
}

/** The commitments under the names of texts, in their entries or anywhere in their streams. */
export async function findCommitments(
  tx: Queryable,
  regionCode: string,
  texts: readonly CommittedText[],
): Promise<FoundCommitment[]> {
  const { source, values } = rowSource(
    { key: 'text', stream_kind: 'text', stream_id: 'text', seq: 'integer', name: 'text' },
    texts.map((text) => ({
      key: text.key,
      stream_kind: text.streamKind,
      stream_id: text.streamId,
      seq: text.seq,
      name: text.name,
    })),
  )
  const asked = trustedSql(`select ${source}`, values)
  return tx.query(sql<FoundCommitment>`
    select asked.key, entry.commitments ->> asked.name as commitment
    from (${asked}) as asked
    join kernel.ledger_entry as entry
      on entry.region_code = ${regionCode}
      and entry.stream_kind = asked.stream_kind
      and entry.stream_id = asked.stream_id
      and (asked.seq is null or entry.seq = asked.seq)
    where entry.commitments is not null
      and entry.commitments ->> asked.name is not null`)
}
