import { formatInstant } from '@huiyin/contract/time'
import type { DeliveryRow, WebhookRow } from '@huiyin/contract/webhooks'
import type { StaffActor } from '../access/index.ts'
import { countDeliveries, selectDeliveries } from './deliveries.store.ts'
import type { WebhookParts } from './parts.ts'
import { selectWebhooks } from './webhooks.store.ts'

/** The webhooks of a region with what waits and what was given up; never their secrets. */
export async function listWebhooks(
  { db }: Pick<WebhookParts, 'db'>,
  { regionCode }: StaffActor,
): Promise<WebhookRow[]> {
  const counts = await countDeliveries(db, regionCode)
  const webhooks = await selectWebhooks(db, regionCode)
  return webhooks.map(({ id, name, url, events, state, failingSince, createdAt }) => {
    const { pending = 0, failed = 0 } = counts.find(({ webhookId }) => webhookId === id) ?? {}
    return {
      id,
      name,
      url,
      events: [...events],
      state,
      failingSince: failingSince && formatInstant(failingSince),
      createdAt: formatInstant(createdAt),
      pending,
      failed,
    }
  })
}

/** What was sent to a webhook, the newest hundred. */
export async function listDeliveries(
  { db }: Pick<WebhookParts, 'db'>,
  { regionCode }: StaffActor,
  webhookId: string,
): Promise<DeliveryRow[]> {
  const found = await selectDeliveries(db, regionCode, webhookId)
  return found.map(({ webhookId: _, createdAt, at, ...delivery }) => ({
    ...delivery,
    createdAt: formatInstant(createdAt),
    at: formatInstant(at),
  }))
}
