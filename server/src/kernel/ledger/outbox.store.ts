import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'
import { type EntryAsStored, entryFields, toEntry } from './entries.store.ts'
import type { AppendedEntry } from './types.ts'

/** An entry on its way to one subscription. */
export interface Delivery extends AppendedEntry {
  readonly subscription: string
  readonly attempts: number
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

export async function addToOutbox(
  tx: Tx,
  deliveries: readonly (AppendedEntry & { readonly subscription: string })[],
  dueAt: Date,
): Promise<void> {
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

/**
 * Takes due deliveries that nobody else is busy with, the longest due first. Of one matter only
 * the earliest pending entry is taken, so that a subscription sees them in order; the entries of a
 * day of reviews are independent of each other.
 */
export async function claimDeliveries(
  tx: Tx,
  claim: { readonly now: Date; readonly subscriptions: readonly string[]; readonly limit: number },
): Promise<Delivery[]> {
  const rows = await tx.query(sql<EntryAsStored & { subscription: string; attempts: number }>`
    select ${entryFields}, pending.subscription, pending.attempts
    from kernel.outbox as pending
    join kernel.ledger_entry as entry
      on entry.region_code = pending.region_code
      and entry.stream_kind = pending.stream_kind
      and entry.stream_id = pending.stream_id
      and entry.seq = pending.seq
    where pending.region_code = ${tx.regionCode}
      and pending.state = 'pending'
      and pending.due_at <= ${claim.now}
      and pending.subscription = any(${claim.subscriptions}::text[])
      and (pending.stream_kind = 'review-day' or not exists (
        select 1
        from kernel.outbox as earlier
        where earlier.region_code = ${tx.regionCode}
          and earlier.region_code = pending.region_code
          and earlier.stream_kind = pending.stream_kind
          and earlier.stream_id = pending.stream_id
          and earlier.subscription = pending.subscription
          and earlier.seq < pending.seq
          and earlier.state = 'pending'))
    order by pending.due_at, pending.stream_id, pending.seq, pending.subscription
    limit ${claim.limit}
    for update of pending skip locked`)
  return rows.map(({ subscription, attempts, ...row }) => {
    return { ...toEntry(row), subscription, attempts }
  })
}

/** Ends a delivery or sets its next attempt. */
export interface DeliveryOutcome {
  readonly delivery: Delivery
  readonly state: 'pending' | 'done' | 'dead'
  /** When it is due next, or when it was settled. */
  readonly at: Date
  readonly reason: string | null
}

/** One attempt more for each; what another server settled in the meantime stays as it is. */
export async function recordOutcomes(tx: Tx, outcomes: readonly DeliveryOutcome[]): Promise<void> {
  const deliveries = outcomes.map(({ delivery }) => delivery)
  await tx.query(sql`
    update kernel.outbox as pending
    set state = given.state, attempts = pending.attempts + 1, reason = given.reason,
      due_at = given.due_at, settled_at = given.settled_at
    from unnest(
      ${deliveries.map(({ streamKind }) => streamKind)}::text[],
      ${deliveries.map(({ streamId }) => streamId)}::text[],
      ${deliveries.map(({ seq }) => seq)}::integer[],
      ${deliveries.map(({ subscription }) => subscription)}::text[],
      ${deliveries.map(({ attempts }) => attempts)}::integer[],
      ${outcomes.map(({ state }) => state)}::text[],
      ${outcomes.map(({ reason }) => reason)}::text[],
      ${outcomes.map(({ state, at, delivery }) => (state === 'pending' ? at : delivery.enteredAt))}::timestamptz[],
      ${outcomes.map(({ state, at }) => (state === 'pending' ? null : at))}::timestamptz[]
    ) as given
      (stream_kind, stream_id, seq, subscription, attempts, state, reason, due_at, settled_at)
    where pending.region_code = ${tx.regionCode}
      and pending.stream_kind = given.stream_kind
      and pending.stream_id = given.stream_id
      and pending.seq = given.seq
      and pending.subscription = given.subscription
      and pending.state = 'pending'
      and pending.attempts = given.attempts`)
}

/** Forgets what was delivered long ago; the ledger itself keeps every entry. */
export async function forgetDelivered(tx: Tx, before: Date): Promise<void> {
  await tx.query(sql`
    delete from kernel.outbox
    where region_code = ${tx.regionCode} and state = 'done' and settled_at < ${before}`)
}

/** Regions with something due: asked by the poller, which serves all of them. */
export async function findRegionsDue(db: Db | Queryable, now: Date): Promise<string[]> {
  const rows = await db.query(
    crossRegion(
      'the poller delivers in every region',
      sql<{ regionCode: string }>`
        select distinct region_code as "regionCode"
        from kernel.outbox
        where state = 'pending' and due_at <= ${now}
        order by 1
        limit 10000`,
    ),
  )
  return rows.map(({ regionCode }) => regionCode)
}
