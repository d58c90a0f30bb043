import type { NewWebhook, WebhookMade } from '@huiyin/contract/webhooks'
import { findUrlFault } from '../../platform/courier/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from '../access/index.ts'
import { insertDeliveries, resendDelivery } from './deliveries.store.ts'
import { secretContext, tellLedger, type WebhookParts } from './parts.ts'
import { secretBytes, secretOf } from './signature.rules.ts'
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  rotateSecret,
  selectWebhooks,
  setState,
  webhooksMax,
} from './webhooks.store.ts'

const dayMs = 86_400_000

/**
 * Tells a system of events from now on.
 *
 * @returns its id and the secret, which is told this once
 * @throws Refusal `webhooks/url-not-allowed`, `webhooks/too-many`
 */
export async function addWebhook(
  parts: WebhookParts,
  actor: StaffActor,
  input: NewWebhook,
): Promise<WebhookMade> {
  const { db, world } = parts
  const url = URL.parse(input.url)
  const fault = url === null ? 'not-a-url' : findUrlFault(url, parts.courier.allowed)
  if (url === null || fault !== undefined) throw new Refusal('webhooks/url-not-allowed', { fault })
  const id = world.newId()
  const { secret, secretCipher } = newSecret(parts, actor.regionCode, id)
  await db.transaction(actor.regionCode, async (tx) => {
    const others = await selectWebhooks(tx, actor.regionCode)
    if (others.length >= webhooksMax) throw new Refusal('webhooks/too-many')
    await insertWebhook(tx, {
      ...input,
      id,
      url: url.href,
      secretCipher,
      oldSecretCipher: null,
      oldSecretUntil: null,
      state: 'active',
      failingSince: null,
      createdBy: actor.staffId,
      createdUnitCode: actor.posts[0]?.unitCode ?? '',
      createdAt: world.now(),
    })
    await tellLedger(tx, parts, { act: 'webhook.add', actor: `staff:${actor.staffId}`, id })
  })
  parts.toldRegions.forget()
  return { id, secret }
}

/** Days both secrets sign, so that the receiver can be changed over without a gap. */
const overlapDays = 7

/** Gives a webhook a new secret. @throws Refusal `webhooks/unknown` */
export async function rotateWebhook(
  parts: WebhookParts,
  actor: StaffActor,
  id: string,
): Promise<WebhookMade> {
  const { secret, secretCipher } = newSecret(parts, actor.regionCode, id)
  const oldUntil = new Date(parts.world.now().getTime() + overlapDays * dayMs)
  await changeWebhook(parts, actor, { act: 'webhook.rotate', id }, (tx) =>
    rotateSecret(tx, { id, secretCipher, oldUntil }),
  )
  return { id, secret }
}

/** Enables or disables a webhook. @throws Refusal `webhooks/unknown` */
export function changeState(
  parts: WebhookParts,
  actor: StaffActor,
  { id, state }: { readonly id: string; readonly state: 'active' | 'disabled' },
): Promise<void> {
  const act = state === 'active' ? 'webhook.enable' : 'webhook.disable'
  return changeWebhook(parts, actor, { act, id }, (tx) => setState(tx, id, state))
}

/** Removes a webhook and its log. @throws Refusal `webhooks/unknown` */
export function removeWebhook(parts: WebhookParts, actor: StaffActor, id: string): Promise<void> {
  return changeWebhook(parts, actor, { act: 'webhook.remove', id }, (tx) => deleteWebhook(tx, id))
}

/** Sends a message that only says it is a test. @throws Refusal `webhooks/unknown` */
export async function testWebhook(
  parts: WebhookParts,
  actor: StaffActor,
  webhookId: string,
): Promise<void> {
  const { db, world } = parts
  await db.transaction(actor.regionCode, async (tx) => {
    const webhook = await findWebhook(tx, actor.regionCode, webhookId)
    if (webhook === undefined) throw new Refusal('webhooks/unknown')
    const at = world.now()
    const event = 'webhook.test'
    const body = JSON.stringify({ type: event, timestamp: at.toISOString(), data: {} })
    await insertDeliveries(tx, [{ id: world.newId(), webhookId, event, number: null, body, at }])
    await parts.wake(tx)
  })
}

/** Sends a message once more under its own id. @throws Refusal `webhooks/unknown` */
export async function resend(parts: WebhookParts, actor: StaffActor, id: string): Promise<void> {
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const wasThere = await resendDelivery(tx, id, parts.world.now())
    if (!wasThere) throw new Refusal('webhooks/unknown')
    await parts.wake(tx)
  })
}

async function changeWebhook(
  parts: WebhookParts,
  actor: StaffActor,
  told: { readonly act: `webhook.${string}`; readonly id: string },
  change: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  await parts.db.transaction(actor.regionCode, async (tx) => {
    if (!(await change(tx))) throw new Refusal('webhooks/unknown')
    await tellLedger(tx, parts, { ...told, actor: `staff:${actor.staffId}` })
  })
  parts.toldRegions.forget()
}

function newSecret({ world, crypto }: WebhookParts, regionCode: string, id: string) {
  const secret = secretOf(world.randomBytes(secretBytes))
  return { secret, secretCipher: crypto.encrypt(secret, secretContext(regionCode, id)) }
}
