import type { CallAnswer } from '../../platform/courier/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Claimed, claimDelivery, forgetDeliveries, recordAttempt } from './deliveries.store.ts'
import { secretContext, tellLedger, type WebhookParts } from './parts.ts'
import { isGivenUp, isTaken, nextAttempt } from './retry.rules.ts'
import { signedHeaders } from './signature.rules.ts'
import {
  findWebhook,
  selectWebhooks,
  setFailing,
  setState,
  type Webhook,
} from './webhooks.store.ts'

/** Longer than a call may take: whoever dies with a message leaves it to the next after this. */
const leaseMs = 60_000
/** Messages of one webhook in one round; the rest waits for the next. */
const roundMax = 200
const keepSettledMs = 30 * 86_400_000

/**
 * Sends what is due in a region, to every webhook at its own pace: a slow or dead one holds up
 * nobody else, and gets one attempt a round.
 *
 * @returns how many messages arrived
 */
export async function deliverDue(parts: WebhookParts, regionCode: string): Promise<number> {
  const webhooks = await selectWebhooks(parts.db, regionCode)
  const active = webhooks.filter(({ state }) => state === 'active')
  const arrived = await Promise.all(active.map((webhook) => serve(parts, regionCode, webhook)))
  return arrived.reduce((sum, count) => sum + count, 0)
}

/** Forgets messages settled a month ago. */
export async function sweepDeliveries(parts: WebhookParts, regionCode: string): Promise<void> {
  const before = new Date(parts.world.now().getTime() - keepSettledMs)
  await parts.db.transaction(regionCode, (tx) => forgetDeliveries(tx, before))
}

async function serve(parts: WebhookParts, regionCode: string, webhook: Webhook): Promise<number> {
  const { db, world, courier } = parts
  for (let arrived = 0; arrived < roundMax; arrived += 1) {
    const now = world.now()
    const leaseUntil = new Date(now.getTime() + leaseMs)
    const claim = { webhookId: webhook.id, now, leaseUntil }
    const claimed = await db.transaction(regionCode, (tx) => claimDelivery(tx, claim))
    if (claimed === undefined) return arrived
    const message = { id: `msg_${claimed.id}`, sentAt: now, body: claimed.body }
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Huiyin',
      ...signedHeaders(message, secretsOf(parts, regionCode, webhook, now)),
    }
    const answer = await courier.post(webhook.url, { headers, body: claimed.body })
    await db.transaction(regionCode, (tx) => settle(tx, parts, { webhook, claimed, answer }))
    if (!isTaken(answer)) return arrived
  }
  return roundMax
}

/** After a rotation both secrets sign until the old one's day. */
function secretsOf(
  { crypto }: WebhookParts,
  regionCode: string,
  webhook: Webhook,
  now: Date,
): string[] {
  const { secretCipher, oldSecretCipher, oldSecretUntil } = webhook
  const isOldValid = oldSecretUntil !== null && now < oldSecretUntil
  const ciphers = [secretCipher, isOldValid ? oldSecretCipher : null]
  return ciphers
    .filter((cipher) => cipher !== null)
    .map((cipher) => crypto.decrypt(cipher, secretContext(regionCode, webhook.id)))
}

interface Attempted {
  readonly webhook: Webhook
  readonly claimed: Claimed
  readonly answer: CallAnswer
}

async function settle(tx: Tx, parts: WebhookParts, attempted: Attempted): Promise<void> {
  const { webhook, claimed, answer } = attempted
  const now = parts.world.now()
  const { id } = claimed
  if (isTaken(answer)) {
    await recordAttempt(tx, { id, state: 'delivered', at: now, ...answer })
    await setFailing(tx, webhook.id, null)
    return
  }
  const next = nextAttempt(claimed.attempts, now)
  const state = next === undefined ? 'failed' : 'pending'
  await recordAttempt(tx, { id, state, at: next ?? now, ...answer })
  const current = await findWebhook(tx, tx.regionCode, webhook.id)
  const failingSince = current?.failingSince ?? now
  await setFailing(tx, webhook.id, failingSince)
  const failure = { status: answer.status, failingSince }
  if (current?.state === 'active' && isGivenUp(failure, now)) await disable(tx, parts, webhook)
}

/** Stops calling and asks whoever made the webhook to mend or remove it. */
async function disable(tx: Tx, parts: WebhookParts, webhook: Webhook): Promise<void> {
  await setState(tx, webhook.id, 'disabled')
  await tellLedger(tx, parts, { act: 'webhook.disable', actor: 'system', id: webhook.id })
  await parts.notices.queue(tx, [
    {
      kind: 'webhook_disabled',
      toUnitCode: webhook.createdUnitCode,
      toStaffId: webhook.createdBy,
      reason: `推送“${webhook.name}”多日不通，已自动停用`,
      dueAt: null,
      createdAt: parts.world.now(),
    },
  ])
}
