import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

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

/** Tells one slot from another. */
export function keyOf({ windowCode, startsAt }: Place): string {
  return `${startsAt.getTime()} ${windowCode}`
}

/** Places taken or, below nought, given back. */
export interface SlotChange extends Place {
  readonly by: number
}

/** Locks slots in one order, so two that change the same never wait for each other in a ring. */
export function lockSlots(tx: Tx, places: readonly Place[]): Promise<Slot[]> {
  return tx.query(sql<Slot>`
    select window_code as "windowCode", starts_at as "startsAt", ends_at as "endsAt", capacity, taken
    from hall.slot
    where region_code = ${tx.regionCode}
    and (window_code, starts_at) in (
      select *
      from unnest(
        ${places.map(({ windowCode }) => windowCode)}::text[],
        ${places.map(({ startsAt }) => startsAt)}::timestamptz[]
      )
    )
    order by window_code, starts_at
    for update`)
}

/** Counts places in slots that are locked. */
export async function countPlaces(tx: Tx, changes: readonly SlotChange[]): Promise<void> {
  await tx.query(sql`
    update hall.slot as slot
    set taken = greatest(0, slot.taken + change.by)
    from unnest(
      ${changes.map(({ windowCode }) => windowCode)}::text[],
      ${changes.map(({ startsAt }) => startsAt)}::timestamptz[],
      ${changes.map(({ by }) => by)}::integer[]
    ) as change (window_code, starts_at, by)
    where slot.region_code = ${tx.regionCode}
    and slot.window_code = change.window_code
    and slot.starts_at = change.starts_at`)
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
 * @returns false when more is taken somewhere: the transaction is to be given up
 */
export async function saveSlots(tx: Tx, slots: readonly Omit<Slot, 'taken'>[]): Promise<boolean> {
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
  if (slots.some((slot) => (taken.get(keyOf(slot)) ?? 0) > slot.capacity)) return false
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
  // Fewer where somebody booked in between.
  return stood.length === rows.length
}
