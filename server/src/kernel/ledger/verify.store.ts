import type { Queryable } from '../../platform/db/db.ts'
import { rowSource } from '../../platform/db/rows.ts'
import { crossRegion, sql, trustedSql } from '../../platform/db/sql.ts'
import type { CommittedText } from './types.ts'
import type { StoredEntry, StreamEnd } from './verify.rules.ts'

const pageRows = 10_000

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

interface EntryRecord extends Omit<StoredEntry, 'happenedAt' | 'enteredAt'> {
  readonly happenedMicros: number
  readonly enteredMicros: number
}

/** All entries of a region in the order of stream and number, page by page. */
export async function* readEntries(
  tx: Queryable,
  regionCode: string,
): AsyncGenerator<StoredEntry[]> {
  let last = { streamKind: '', streamId: '', seq: 0 }
  for (;;) {
    const rows = await tx.query(sql<EntryRecord>`
      select region_code as "regionCode", stream_kind as "streamKind", stream_id as "streamId",
        seq, version, hash_algorithm as algorithm, day, late, act, actor, body::text as body,
        commitments::text as commitments, encode(hash, 'hex') as hash,
        (extract(epoch from happened_at) * 1000000)::bigint as "happenedMicros",
        (extract(epoch from entered_at) * 1000000)::bigint as "enteredMicros"
      from kernel.ledger_entry
      where region_code = ${regionCode}
        and (stream_kind, stream_id, seq) > (${last.streamKind}, ${last.streamId}, ${last.seq})
      order by stream_kind, stream_id, seq
      limit ${pageRows}`)
    yield rows.map(toStored)
    const end = rows.at(-1)
    if (end === undefined || rows.length < pageRows) return
    last = end
  }
}

function toStored({ happenedMicros, enteredMicros, ...row }: EntryRecord): StoredEntry {
  return { ...row, happenedAt: instantText(happenedMicros), enteredAt: instantText(enteredMicros) }
}

/** We write milliseconds; a moment with finer digits was not written by us, and keeps them here. */
function instantText(micros: number): string {
  const milliseconds = Math.floor(micros / 1000)
  const text = new Date(milliseconds).toISOString()
  const rest = micros - milliseconds * 1000
  return rest === 0 ? text : text.replace('Z', `${String(rest).padStart(3, '0')}Z`)
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
