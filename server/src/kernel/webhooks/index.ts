import type { Tx } from '../../platform/db/db.ts'
import { deliverDue, sweepDeliveries } from './deliver.ts'
import type { WebhookParts } from './parts.ts'
import { subscribeTo, type ToldKind } from './queue-events.ts'
import { openToldRegions } from './told-regions.ts'

export { webhooksPolicy } from './webhooks.policy.ts'
export { webhookRoutes } from './webhooks.routes.ts'

/** Other systems told of what happens to matters, by signed HTTP (Standard Webhooks). */
export interface Webhooks {
  readonly parts: WebhookParts
  /** Sends what is due in a region; returns how many messages arrived. */
  deliver(regionCode: string): Promise<number>
  /** Who sends at once hears, in the transaction, that messages wait; the minute's round sends the rest. */
  onQueued(listener: (tx: Tx) => Promise<void>): void
  /** Forgets messages settled long ago. */
  sweep(regionCode: string): Promise<void>
}

/** Subscribes to the ledger: before anything is appended, as `Ledger.subscribe` asks. */
export function openWebhooks(
  given: Omit<WebhookParts, 'toldRegions' | 'wake'>,
  kinds: readonly ToldKind[],
): Webhooks {
  let listener: (tx: Tx) => Promise<void> = async () => {}
  const wake = (tx: Tx) => listener(tx)
  const parts = { ...given, toldRegions: openToldRegions(given.db), wake }
  subscribeTo(parts, kinds)
  return {
    parts,
    onQueued(next) {
      listener = next
    },
    deliver: (regionCode) => deliverDue(parts, regionCode),
    sweep: (regionCode) => sweepDeliveries(parts, regionCode),
  }
}
