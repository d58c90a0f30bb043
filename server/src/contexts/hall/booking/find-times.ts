import { addDays, localDayOf, startOfDay } from '@huiyin/contract/time'
import { isValidOn } from '../../../kernel/org/index.ts'
import type { Item } from '../../catalog/index.ts'
import { hallLimits } from '../limits.rules.ts'
import { type Slot, selectSlots } from '../orders/slot.store.ts'
import type { HallParts } from '../parts.ts'

/** A window that takes bookings, with the first free time. */
export interface BookableWindow {
  readonly code: string
  readonly name: string
  readonly unitName: string
  readonly first: Slot
}

/** The windows of a region with a free place in the days that can be booked. */
export async function findWindows(parts: HallParts, regionCode: string): Promise<BookableWindow[]> {
  const organisation = await parts.org.snapshot(regionCode)
  const today = localDayOf(parts.world.now())
  const windows = organisation.windows.filter((window) => isValidOn(window, today))
  const slots = await slotsAhead(
    parts,
    regionCode,
    windows.map(({ code }) => code),
  )
  return windows.flatMap(({ code, name, unitCode }) => {
    const first = slots.find((slot) => slot.windowCode === code && leftIn(slot) > 0)
    const unitName = organisation.unit(unitCode)?.name ?? unitCode
    return first === undefined ? [] : [{ code, name, unitName, first }]
  })
}

/** What can be booked at a window: its times ahead, and the items of its unit. */
export interface WindowTimes {
  readonly code: string
  readonly name: string
  readonly unitName: string
  readonly unitPhone: string | null
  readonly slots: readonly Slot[]
  readonly items: readonly Item[]
}

export async function findTimes(
  parts: HallParts,
  regionCode: string,
  windowCode: string,
): Promise<WindowTimes | undefined> {
  const organisation = await parts.org.snapshot(regionCode)
  const window = organisation.window(windowCode)
  if (window === undefined) return undefined
  const unit = organisation.unit(window.unitCode)
  const today = localDayOf(parts.world.now())
  const items = await parts.catalog.itemsOn(regionCode, today)
  return {
    code: window.code,
    name: window.name,
    unitName: unit?.name ?? window.unitCode,
    unitPhone: unit?.phone ?? null,
    slots: await slotsAhead(parts, regionCode, [windowCode]),
    items: items.filter(({ unitCode }) => unitCode === window.unitCode),
  }
}

export function leftIn({ capacity, taken }: Slot): number {
  return capacity - taken
}

function slotsAhead(
  { db, world, rulebook }: HallParts,
  regionCode: string,
  windowCodes: readonly string[],
): Promise<Slot[]> {
  const now = world.now()
  const today = localDayOf(now)
  const { bookingDaysAhead } = rulebook.inForce(regionCode, hallLimits, today).value
  const until = startOfDay(addDays(today, bookingDaysAhead + 1))
  return selectSlots(db, { regionCode, windowCodes, from: now, until })
}
