import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** The key of an entry on its way to a subscriber. */
export interface DeliveryKey {
  readonly streamKind: string
  readonly streamId: string
  readonly seq: number
  readonly subscription: string
}

export interface DeadDelivery extends DeliveryKey {
  readonly failedAt: Date
  readonly attempts: number
}

const listMax = 100

export function selectDeadDeliveries(q: Queryable, regionCode: string): Promise<DeadDelivery[]> {
  return q.query(sql<DeadDelivery>`
    select stream_kind as "streamKind", stream_id as "streamId", seq, subscription, attempts,
      settled_at as "failedAt"
    from kernel.outbox
    where region_code = ${regionCode}
    and state = 'dead'
    order by settled_at desc, stream_kind, stream_id, seq, subscription
    limit ${listMax}`)
}

/** Tries once more from the beginning. @returns whether there was one */
export async function retryDelivery(tx: Tx, key: DeliveryKey, now: Date): Promise<boolean> {
  const rows = await tx.query(sql<{ seq: number }>`
    update kernel.outbox
    set state = 'pending', attempts = 0, due_at = ${now}, settled_at = null, reason = null
    where region_code = ${tx.regionCode}
    and stream_kind = ${key.streamKind}
    and stream_id = ${key.streamId}
    and seq = ${key.seq}
    and subscription = ${key.subscription}
    and state = 'dead'
    returning seq`)
  return rows.length > 0
}

/** The entry stays in the ledger; only its way to the subscriber ends. */
export async function discardDelivery(tx: Tx, key: DeliveryKey): Promise<boolean> {
  const rows = await tx.query(sql<{ seq: number }>`
    delete from kernel.outbox
    where region_code = ${tx.regionCode}
    and stream_kind = ${key.streamKind}
    and stream_id = ${key.streamId}
    and seq = ${key.seq}
    and subscription = ${key.subscription}
    and state = 'dead'
    returning seq`)
  return rows.length > 0
}
