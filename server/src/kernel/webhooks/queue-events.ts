import { formatInstant } from '@huiyin/contract/time'
import type { WebhookEvent } from '@huiyin/contract/webhooks'
import type { AppendedEntry, EntriesHandler } from '../ledger/index.ts'
import { insertDeliveries } from './deliveries.store.ts'
import type { WebhookParts } from './parts.ts'
import { selectWebhooks } from './webhooks.store.ts'

/** What a kind of matter shows of itself to another system; a sealed kind shows nothing. */
export interface ToldKind {
  readonly kind: string
  readonly byNumber: 'masked' | 'sealed'
  readonly states: Readonly<Record<string, { readonly stage: string }>>
  readonly acts: Readonly<Record<string, unknown>>
}

/** Has the ledger tell of every act of the kinds; what changes no state is nobody's business. */
export function subscribeTo(parts: WebhookParts, kinds: readonly ToldKind[]): void {
  for (const told of kinds) {
    if (told.byNumber === 'sealed') continue
    for (const act of [...Object.keys(told.acts), 'open']) {
      const name = `webhooks.${told.kind}.${act}`
      const isWanted = (regionCode: string) => parts.toldRegions.has(regionCode)
      parts.ledger.subscribe(`${told.kind}.${act}`, name, queueEvents(parts, told), isWanted)
    }
  }
}

/** A message a webhook and change of state, in the transaction that marks the entry delivered. */
function queueEvents({ world, wake }: WebhookParts, told: ToldKind): EntriesHandler {
  return async (tx, entries) => {
    const changed = entries.filter(({ body }) => body.from !== body.to)
    if (changed.length === 0) return
    const webhooks = await selectWebhooks(tx, tx.regionCode)
    const at = world.now()
    const deliveries = changed.flatMap((entry) => {
      const event = eventOf(entry, told)
      const number = String(entry.body.number)
      const data = { number, kind: told.kind, state: entry.body.to }
      const timestamp = formatInstant(entry.happenedAt)
      const body = JSON.stringify({ type: event, timestamp, data })
      return webhooks
        .filter(({ state, events }) => state === 'active' && events.includes(event))
        .map(({ id: webhookId }) => ({ id: world.newId(), webhookId, event, number, body, at }))
    })
    if (deliveries.length === 0) return
    await insertDeliveries(tx, deliveries)
    await wake(tx)
  }
}

function eventOf({ body }: AppendedEntry, { states }: ToldKind): WebhookEvent {
  if (body.from === null) return 'matter.opened'
  return states[String(body.to)]?.stage === 'closed' ? 'matter.closed' : 'matter.changed'
}
