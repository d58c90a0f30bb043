import { deliverDue, sweepDeliveries } from './deliver.ts'
import type { WebhookParts } from './parts.ts'
import { subscribeTo, type ToldKind } from './queue-events.ts'
import { openToldRegions } from './told-regions.ts'

export type { WebhookParts } from './parts.ts'
export { webhookTables } from './tables.ts'
export { webhooksPolicy } from './webhooks.policy.ts'
export { webhookRoutes } from './webhooks.routes.ts'

/** Other systems told of what happens to matters, by signed HTTP (Standard Webhooks). */
export interface Webhooks {
  readonly parts: WebhookParts
  /** Sends what is due in a region; returns how many messages arrived. */
  deliver(regionCode: string): Promise<number>
  /** Forgets messages settled long ago. */
  sweep(regionCode: string): Promise<void>
}

/** Subscribes to the ledger: before anything is appended, as `Ledger.subscribe` asks. */
export function openWebhooks(
  given: Omit<WebhookParts, 'toldRegions'>,
  kinds: readonly ToldKind[],
): Webhooks {
  const parts = { ...given, toldRegions: openToldRegions(given.db) }
  subscribeTo(parts, kinds)
  return {
    parts,
    deliver: (regionCode) => deliverDue(parts, regionCode),
    sweep: (regionCode) => sweepDeliveries(parts, regionCode),
  }
}
