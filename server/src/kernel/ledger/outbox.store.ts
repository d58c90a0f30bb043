import type { Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import type { AppendedEntry } from './types.ts'

export interface Delivery extends AppendedEntry {
  readonly subscription: string
}

const outboxColumns = {
  region_code: 'text',
  stream_kind: 'text',
  stream_id: 'text',
  seq: 'integer',
  subscription: 'text',
  state: 'text',
  attempts: 'integer',
  due_at: 'timestamptz',
} as const

export async function addToOutbox(tx: Tx, deliveries: readonly Delivery[], dueAt: Date) {
  const rows = deliveries.map((delivery) => ({
    region_code: tx.regionCode,
    stream_kind: delivery.streamKind,
    stream_id: delivery.streamId,
    seq: delivery.seq,
    subscription: delivery.subscription,
    state: 'pending',
    attempts: 0,
    due_at: dueAt,
  }))
  await tx.query(insertRows('kernel.outbox', outboxColumns, rows))
}
