import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { CommitmentSource, CommittedText } from '../ledger/index.ts'

/** A text beside its salt; the ledger entry `seq` of the matter holds the commitment. */
export interface StoredText {
  readonly matterId: string
  readonly seq: number
  readonly kind: string
  readonly visibility: 'staff' | 'reporter' | 'public'
  readonly body: string | null
  readonly salt: Buffer | null
  readonly commitment: string
  readonly writtenAt: Date
}

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  seq: 'integer',
  kind: 'text',
  visibility: 'text',
  body: 'text',
  salt: 'bytea',
  commitment: 'text',
  written_at: 'timestamptz',
} as const

export async function insertTexts(tx: Tx, texts: readonly StoredText[]): Promise<void> {
  if (texts.length === 0) return
  const rows = texts.map((text) => ({
    region_code: tx.regionCode,
    matter_id: text.matterId,
    seq: text.seq,
    kind: text.kind,
    visibility: text.visibility,
    body: text.body,
    salt: text.salt,
    commitment: text.commitment,
    written_at: text.writtenAt,
  }))
  await tx.query(insertRows('kernel.matter_text', columns, rows))
}

/** The texts of a matter in the order they were written. */
export async function loadTexts(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<StoredText[]> {
  return db.query(sql<StoredText>`
    select matter_id as "matterId", seq, kind, visibility, body, salt, commitment,
      written_at as "writtenAt"
    from kernel.matter_text
    where region_code = ${regionCode}
    and matter_id = ${matterId}
    order by seq, kind
    limit 500`)
}

/** Erases what was written on matters and not published; commitments stay, so chains still verify. */
export async function eraseTexts(tx: Tx, matterIds: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    update kernel.matter_text
    set body = null, salt = null, erased_at = ${at}
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])
    and visibility <> 'public'
    and erased_at is null`)
}

/** Texts of matters for `huiyin verify`, in the order of matter, entry and kind. */
export const matterTextSource: CommitmentSource = {
  table: 'kernel.matter_text',
  texts: ({ regionCode, after, limit }) => sql<CommittedText>`
    select matter_id || ' ' || lpad(seq::text, 9, '0') || ' ' || kind as key,
      'matter' as "streamKind", matter_id::text as "streamId", seq, kind as name, body as text, salt
    from kernel.matter_text
    where region_code = ${regionCode}
    and body is not null
    and (matter_id, seq, kind) > (
      (case when ${after} = '' then '00000000-0000-0000-0000-000000000000' else split_part(${after}, ' ', 1) end)::uuid,
      (case when ${after} = '' then '0' else split_part(${after}, ' ', 2) end)::integer,
      (case when ${after} = '' then '' else split_part(${after}, ' ', 3) end)
    )
    order by matter_id, seq, kind
    limit ${limit}`,
}
