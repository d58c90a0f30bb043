import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { loadOrders, saveOrders } from './order.store.ts'
import type { HallOrder } from './order.types.ts'
import { countPlaces, keyOf, lockSlots, type Place, type SlotChange } from './slot.store.ts'

/** Orders, and with them the places they take: both are written in one transaction, always. */
export const orderStore: KindStore<HallOrder> = {
  load: loadOrders,
  async save(tx, given) {
    const before = await loadOrders(
      tx,
      given.map(({ matterId }) => matterId),
    )
    await takePlaces(tx, {
      freed: given.flatMap(({ matterId }) => placeOf(before.get(matterId))),
      taken: given.flatMap(({ row }) => placeOf(row)),
    })
    await saveOrders(tx, given)
  },
}

function placeOf(order: HallOrder | undefined): Place[] {
  if (!order?.holdsPlace || order.windowCode === null || order.startsAt === null) return []
  return [{ windowCode: order.windowCode, startsAt: order.startsAt }]
}

interface Places {
  readonly freed: readonly Place[]
  readonly taken: readonly Place[]
}

/**
 * Gives places back and takes others; a slot that is full refuses. Where nobody laid down a
 * capacity there is none to exceed.
 *
 * @throws Refusal `hall/slot-full`
 */
async function takePlaces(tx: Tx, places: Places): Promise<void> {
  const changes = sumUp(places)
  if (changes.length === 0) return
  const wanted = new Map(changes.map((change) => [keyOf(change), change.by]))
  for (const slot of await lockSlots(tx, changes)) {
    const by = wanted.get(keyOf(slot)) ?? 0
    if (by > 0 && slot.taken + by > slot.capacity) throw new Refusal('hall/slot-full')
  }
  await countPlaces(tx, changes)
}

function sumUp({ freed, taken }: Places): readonly SlotChange[] {
  const changes = new Map<string, SlotChange>()
  const add = (place: Place, by: number) => {
    const known = changes.get(keyOf(place))?.by ?? 0
    changes.set(keyOf(place), { ...place, by: known + by })
  }
  for (const place of freed) add(place, -1)
  for (const place of taken) add(place, 1)
  return [...changes.values()].filter(({ by }) => by !== 0)
}
