import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'

/** One place at a window at a time. */
export interface Place {
  readonly windowCode: string
  readonly startsAt: Date
}

export interface Slot extends Place {
  readonly endsAt: Date
  readonly capacity: number
  readonly taken: number
}

interface Change extends Place {
  by: number
}

/**
 * Gives places back and takes others. The slots are locked in one order, so two that change the
 * same never wait for each other in a ring; a slot that is full refuses. Where nobody laid down a
 * capacity there is none to exceed.
 *
 * @throws Refusal `hall/slot-full`
 */
export async function takePlaces(
  tx: Tx,
  places: { readonly freed: readonly Place[]; readonly taken: readonly Place[] },
): Promise<void> {
  const changes = sumUp(places)
  if (changes.length === 0) return
  const windows = changes.map(({ windowCode }) => windowCode)
  const starts = changes.map(({ startsAt }) => startsAt)
  const locked = await tx.query(sql<Slot>`
    select window_code as "windowCode", starts_at as "startsAt", ends_at as "endsAt", capacity, taken
    from hall.slot
    where region_code = ${tx.regionCode}
    and (window_code, starts_at) in (
      select * from unnest(${windows}::text[], ${starts}::timestamptz[])
    )
    order by window_code, starts_at
    for update`)
  const wanted = new Map(changes.map((change) => [keyOf(change), change.by]))
  for (const slot of locked) {
    const by = wanted.get(keyOf(slot)) ?? 0
    if (by > 0 && slot.taken + by > slot.capacity) throw new Refusal('hall/slot-full')
  }
  await tx.query(sql`
    update hall.slot as slot
    set taken = greatest(0, slot.taken + change.by)
    from unnest(${windows}::text[], ${starts}::timestamptz[],
      ${changes.map(({ by }) => by)}::integer[]) as change (window_code, starts_at, by)
    where slot.region_code = ${tx.regionCode}
    and slot.window_code = change.window_code
    and slot.starts_at = change.starts_at`)
}

function sumUp(places: {
  readonly freed: readonly Place[]
  readonly taken: readonly Place[]
}): readonly Change[] {
  const changes = new Map<string, Change>()
  const add = (place: Place, by: number) => {
    const known = changes.get(keyOf(place)) ?? { ...place, by: 0 }
    known.by += by
    changes.set(keyOf(place), known)
  }
  for (const place of places.freed) add(place, -1)
  for (const place of places.taken) add(place, 1)
  return [...changes.values()].filter(({ by }) => by !== 0)
}

function keyOf({ windowCode, startsAt }: Place): string {
  return `${startsAt.getTime()} ${windowCode}`
}

const slotsMax = 2_000

/** The slots of windows in a time, the earliest first. */
export function selectSlots(
  q: Queryable,
  of: {
    readonly regionCode: string
    readonly windowCodes: readonly string[]
    readonly from: Date
    readonly until: Date
  },
): Promise<Slot[]> {
  return q.query(sql<Slot>`
    select window_code as "windowCode", starts_at as "startsAt", ends_at as "endsAt", capacity, taken
    from hall.slot
    where region_code = ${of.regionCode}
    and window_code = any(${of.windowCodes}::text[])
    and starts_at >= ${of.from}
    and starts_at < ${of.until}
    order by starts_at, window_code
    limit ${slotsMax}`)
}

const columns = {
  region_code: 'text',
  window_code: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  capacity: 'integer',
  taken: 'integer',
} as const

/**
 * Lays down capacities. Orders that were agreed before there was a slot count from its first
 * moment; below what is taken no capacity goes.
 *
 * @throws Refusal `hall/slot-in-use`
 */
export async function saveSlots(tx: Tx, slots: readonly Omit<Slot, 'taken'>[]): Promise<void> {
  const held = await tx.query(sql<Place & { n: number }>`
    select window_code as "windowCode", starts_at as "startsAt", count(*) as n
    from hall.hall_order
    where region_code = ${tx.regionCode}
    and holds_place
    and (window_code, starts_at) in (
      select * from unnest(
        ${slots.map(({ windowCode }) => windowCode)}::text[],
        ${slots.map(({ startsAt }) => startsAt)}::timestamptz[]
      )
    )
    group by window_code, starts_at`)
  const taken = new Map(held.map((one) => [keyOf(one), one.n]))
  if (slots.some((slot) => (taken.get(keyOf(slot)) ?? 0) > slot.capacity)) {
    throw new Refusal('hall/slot-in-use')
  }
  const rows = slots.map((slot) => ({
    region_code: tx.regionCode,
    window_code: slot.windowCode,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    capacity: slot.capacity,
    taken: taken.get(keyOf(slot)) ?? 0,
  }))
  const stood = await tx.query(
    insertRows<(typeof rows)[number], { starts_at: Date }>(
      'hall.slot',
      columns,
      rows,
      `on conflict (region_code, window_code, starts_at) do update
       set ends_at = excluded.ends_at, capacity = excluded.capacity
       where hall.slot.taken <= excluded.capacity
       returning starts_at`,
    ),
  )
  // Somebody booked in between.
  if (stood.length < rows.length) throw new Refusal('hall/slot-in-use')
}
