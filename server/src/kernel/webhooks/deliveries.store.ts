import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** One message to one webhook. */
export interface Delivery {
  readonly id: string
  readonly webhookId: string
  readonly event: string
  readonly number: string | null
  readonly state: 'pending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly createdAt: Date
  readonly at: Date
  readonly status: number | null
  readonly fault: string | null
}

export interface NewDelivery {
  readonly id: string
  readonly webhookId: string
  readonly event: string
  readonly number: string | null
  readonly body: string
  readonly at: Date
}

const insertColumns = {
  region_code: 'text',
  id: 'uuid',
  webhook_id: 'uuid',
  event: 'text',
  number: 'text',
  body: 'text',
  state: 'text',
  attempts: 'integer',
  created_at: 'timestamptz',
  due_at: 'timestamptz',
} as const

export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  const rows = deliveries.map((delivery) => ({
    region_code: tx.regionCode,
    id: delivery.id,
    webhook_id: delivery.webhookId,
    event: delivery.event,
    number: delivery.number,
    body: delivery.body,
    state: 'pending',
    attempts: 0,
    created_at: delivery.at,
    due_at: delivery.at,
  }))
  await tx.query(insertRows('kernel.webhook_delivery', insertColumns, rows))
}

const logMax = 100

/** The log of a webhook, newest first; without the bytes that were sent. */
export function selectDeliveries(
  q: Queryable,
  regionCode: string,
  webhookId: string,
): Promise<Delivery[]> {
  return q.query(sql<Delivery>`
    select id, webhook_id as "webhookId", event, number, state, attempts,
      created_at as "createdAt", coalesce(settled_at, due_at) as at, status, fault
    from kernel.webhook_delivery
    where region_code = ${regionCode}
    and webhook_id = ${webhookId}
    order by created_at desc, id desc
    limit ${logMax}`)
}

/** What waits and what was given up, by webhook. */
export function countDeliveries(
  q: Queryable,
  regionCode: string,
): Promise<{ webhookId: string; pending: number; failed: number }[]> {
  return q.query(sql<{ webhookId: string; pending: number; failed: number }>`
    select webhook_id as "webhookId",
      count(*) filter (where state = 'pending')::int as pending,
      count(*) filter (where state = 'failed')::int as failed
    from kernel.webhook_delivery
    where region_code = ${regionCode}
    and state <> 'delivered'
    group by webhook_id
    order by webhook_id`)
}

export interface Claimed {
  readonly id: string
  readonly attempts: number
  readonly body: string
}

/**
 * Takes the longest due message of a webhook for a while: whoever takes it and dies leaves it to
 * the next after the lease. No transaction is open while it is sent.
 */
export async function claimDelivery(
  tx: Tx,
  claim: { readonly webhookId: string; readonly now: Date; readonly leaseUntil: Date },
): Promise<Claimed | undefined> {
  const [row] = await tx.query(sql<Claimed>`
    update kernel.webhook_delivery
    set due_at = ${claim.leaseUntil}, attempts = attempts + 1
    where region_code = ${tx.regionCode}
    and id = (
      select id
      from kernel.webhook_delivery
      where region_code = ${tx.regionCode}
      and webhook_id = ${claim.webhookId}
      and state = 'pending'
      and due_at <= ${claim.now}
      order by due_at, id
      limit 1
      for update skip locked
    )
    returning id, attempts, body`)
  return row
}

/** What an attempt came to: delivered, to be tried again, or failed for good. */
export async function recordAttempt(
  tx: Tx,
  attempt: {
    readonly id: string
    readonly state: Delivery['state']
    readonly at: Date
    readonly status: number | null
    readonly fault: string | null
  },
): Promise<void> {
  const isPending = attempt.state === 'pending'
  await tx.query(sql`
    update kernel.webhook_delivery
    set state = ${attempt.state}, status = ${attempt.status}, fault = ${attempt.fault},
      due_at = ${attempt.at}, settled_at = ${isPending ? null : attempt.at}
    where region_code = ${tx.regionCode}
    and id = ${attempt.id}
    and state = 'pending'`)
}

/** Lets a message go out once more, with its own id. @returns whether there is one */
export async function resendDelivery(tx: Tx, id: string, now: Date): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.webhook_delivery
    set state = 'pending', attempts = 0, due_at = ${now}, settled_at = null
    where region_code = ${tx.regionCode}
    and id = ${id}
    returning id`)
  return rows.length > 0
}

export async function forgetDeliveries(tx: Tx, settledBefore: Date): Promise<void> {
  await tx.query(sql`
    delete from kernel.webhook_delivery
    where region_code = ${tx.regionCode}
    and settled_at < ${settledBefore}`)
}
