import type { Db, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { claimDeliveries, type Delivery, forgetDelivered, recordOutcomes } from './outbox.store.ts'
import type { Subscriptions } from './subscriptions.ts'

/** A handler that failed this often is dead until somebody looks: about a day of attempts. */
export const attemptsMax = 12

const batchMax = 64
const firstDelayMs = 5_000
const delayMsMax = 4 * 3_600_000
const keepDeliveredMs = 7 * 86_400_000
const reasonLengthMax = 300

interface DeliverParts {
  readonly db: Db
  readonly world: World
  readonly subscriptions: Subscriptions
}

/**
 * Delivers what is due in a region until nothing is left, to the handlers in the transaction that
 * marks it delivered: the effect and the mark are there together or not at all.
 *
 * @returns how many deliveries were settled, done or dead
 */
export async function deliverPending(parts: DeliverParts, regionCode: string): Promise<number> {
  let settled = 0
  for (;;) {
    const delivered = await deliverBatch(parts, regionCode).catch(() => undefined)
    // A failed batch left nothing behind; row by row the one at fault is found.
    const round = delivered ?? (await deliverOneByOne(parts, regionCode))
    settled += round
    if (round === 0) break
  }
  const before = new Date(parts.world.now().getTime() - keepDeliveredMs)
  await parts.db.transaction(regionCode, (tx) => forgetDelivered(tx, before))
  return settled
}

/** How long after its n-th failure a delivery is tried again: doubling, at most four hours. */
export function retryDelayMs(failures: number): number {
  return Math.min(firstDelayMs * 2 ** (failures - 1), delayMsMax)
}

function deliverBatch(parts: DeliverParts, regionCode: string): Promise<number> {
  return parts.db.transaction(regionCode, async (tx) => {
    const deliveries = await claim(parts, tx, batchMax)
    await handle(parts, tx, deliveries)
    return deliveries.length
  })
}

async function deliverOneByOne(parts: DeliverParts, regionCode: string): Promise<number> {
  let settled = 0
  for (let count = 0; count < batchMax; count += 1) {
    const tried: Delivery[] = []
    try {
      await parts.db.transaction(regionCode, async (tx) => {
        tried.push(...(await claim(parts, tx, 1)))
        await handle(parts, tx, tried)
      })
      if (tried.length === 0) break
      settled += 1
    } catch (error) {
      const [delivery] = tried
      // Without a claim the database is at fault, not a handler.
      if (delivery === undefined) throw error
      settled += await recordFailure(parts, delivery, error)
    }
  }
  return settled
}

function claim(parts: DeliverParts, tx: Tx, limit: number): Promise<Delivery[]> {
  const subscriptions = parts.subscriptions.names()
  return claimDeliveries(tx, { now: parts.world.now(), subscriptions, limit })
}

async function handle(parts: DeliverParts, tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  for (const [subscription, own] of Map.groupBy(deliveries, (one) => one.subscription)) {
    const entries = own.map(({ subscription: _, attempts: __, ...entry }) => entry)
    await parts.subscriptions.handlerOf(subscription)(tx, entries)
  }
  const at = parts.world.now()
  await recordOutcomes(
    tx,
    deliveries.map((delivery) => ({ delivery, state: 'done', at, reason: null })),
  )
}

/** @returns 1 when the delivery is dead, 0 when it is tried again */
async function recordFailure(
  parts: DeliverParts,
  delivery: Delivery,
  error: unknown,
): Promise<number> {
  const attempts = delivery.attempts + 1
  const isDead = attempts >= attemptsMax
  const now = parts.world.now()
  await parts.db.transaction(delivery.regionCode, (tx) =>
    recordOutcomes(tx, [
      {
        delivery,
        state: isDead ? 'dead' : 'pending',
        at: isDead ? now : new Date(now.getTime() + retryDelayMs(attempts)),
        reason: String(error).slice(0, reasonLengthMax),
      },
    ]),
  )
  return isDead ? 1 : 0
}
