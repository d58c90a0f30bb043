import type { Queryable } from '../db/db.ts'
import { sql } from '../db/sql.ts'

/** What a gateway says became of a message. */
export type DeliveryState = 'delivered' | 'failed'

/** Writes that a message was handed over; the same message again counts a try. */
export async function saveHandedOver(
  q: Queryable,
  message: { readonly id: string; readonly template: string; readonly at: Date },
): Promise<void> {
  await q.query(sql`
    insert into platform.sms_message (id, template, state, tries, handed_over_at)
    values (${message.id}, ${message.template}, 'sent', 1, ${message.at})
    on conflict (id) do update set tries = sms_message.tries + 1`)
}

/** What became of messages, by the gateway's word; those it never took are missing. */
export async function selectDeliveries(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly state: 'sent' | DeliveryState; readonly at: Date }>> {
  const rows = await q.query(sql<{ id: string; state: 'sent' | DeliveryState; at: Date }>`
    select id, state, coalesce(reported_at, handed_over_at) as at
    from platform.sms_message
    where id = any(${ids}::uuid[])`)
  return new Map(rows.map(({ id, ...delivery }) => [id, delivery]))
}

/**
 * Writes what the gateway reported. What was delivered stays delivered: a report that comes twice
 * or late changes nothing.
 *
 * @returns whether the message is known
 */
export async function saveReport(
  q: Queryable,
  report: { readonly id: string; readonly state: DeliveryState; readonly at: Date },
): Promise<boolean> {
  const rows = await q.query(sql<{ id: string }>`
    update platform.sms_message
    set reported_at = case when state = 'delivered' then reported_at else ${report.at} end,
      state = case when state = 'delivered' then state else ${report.state} end
    where id = ${report.id}
    returning id`)
  return rows.length === 1
}
