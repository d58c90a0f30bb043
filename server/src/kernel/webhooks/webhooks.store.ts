import type { WebhookEvent } from '@huiyin/contract/webhooks'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

export interface Webhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  readonly secretCipher: string
  readonly oldSecretCipher: string | null
  readonly oldSecretUntil: Date | null
  readonly state: 'active' | 'disabled'
  readonly failingSince: Date | null
  readonly createdBy: string
  readonly createdUnitCode: string
  readonly createdAt: Date
}

/** More systems than a county has. */
export const webhooksMax = 50

const columns = sql`id, name, url, events, secret_cipher as "secretCipher",
      old_secret_cipher as "oldSecretCipher", old_secret_until as "oldSecretUntil", state,
      failing_since as "failingSince", created_by as "createdBy",
      created_unit_code as "createdUnitCode", created_at as "createdAt"`

export function selectWebhooks(q: Queryable, regionCode: string): Promise<Webhook[]> {
  return q.query(sql<Webhook>`
    select ${columns}
    from kernel.webhook
    where region_code = ${regionCode}
    order by created_at, id
    limit ${webhooksMax}`)
}

/** Regions with a webhook that is told of anything. */
export async function selectToldRegions(q: Queryable): Promise<ReadonlySet<string>> {
  const rows = await q.query(
    crossRegion(
      'every append asks, of whatever region',
      sql<{ regionCode: string }>`
        select distinct region_code as "regionCode"
        from kernel.webhook
        where state = 'active'
        limit 10000`,
    ),
  )
  return new Set(rows.map(({ regionCode }) => regionCode))
}

export async function findWebhook(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Webhook | undefined> {
  const [row] = await q.query(sql<Webhook>`
    select ${columns}
    from kernel.webhook
    where region_code = ${regionCode}
    and id = ${id}`)
  return row
}

export async function insertWebhook(tx: Tx, webhook: Webhook): Promise<void> {
  await tx.query(sql`
    insert into kernel.webhook
      (region_code, id, name, url, events, secret_cipher, state, created_by, created_unit_code,
      created_at)
    values (${tx.regionCode}, ${webhook.id}, ${webhook.name}, ${webhook.url},
      ${webhook.events}::text[], ${webhook.secretCipher}, 'active', ${webhook.createdBy},
      ${webhook.createdUnitCode}, ${webhook.createdAt})`)
}

/** The old secret signs too until its day. @returns whether there was one to rotate */
export async function rotateSecret(
  tx: Tx,
  rotated: { readonly id: string; readonly secretCipher: string; readonly oldUntil: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.webhook
    set old_secret_cipher = secret_cipher, old_secret_until = ${rotated.oldUntil},
      secret_cipher = ${rotated.secretCipher}
    where region_code = ${tx.regionCode}
    and id = ${rotated.id}
    returning id`)
  return rows.length > 0
}

/** An enabled webhook begins anew: what failed before counts no more. */
export async function setState(tx: Tx, id: string, state: Webhook['state']): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.webhook
    set state = ${state}, failing_since = null
    where region_code = ${tx.regionCode}
    and id = ${id}
    returning id`)
  return rows.length > 0
}

export async function setFailing(tx: Tx, id: string, since: Date | null): Promise<void> {
  await tx.query(sql`
    update kernel.webhook
    set failing_since = ${since}
    where region_code = ${tx.regionCode}
    and id = ${id}
    and failing_since is distinct from ${since}`)
}

export async function deleteWebhook(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    delete from kernel.webhook
    where region_code = ${tx.regionCode}
    and id = ${id}
    returning id`)
  return rows.length > 0
}
