import type { Slots, SlotsBody, SlotsQuery } from '@huiyin/contract/hall-orders'
import {
  addDays,
  endOfDay,
  formatInstant,
  type LocalDay,
  localDay,
  parseInstant,
  startOfDay,
} from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { isWorkingDay } from '../../../kernel/clock/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HallParts } from '../parts.ts'
import { saveSlots, selectSlots } from './slot.store.ts'

const daysMax = 366
const slotsMax = 3_000

/**
 * Lays down how many a window takes, hour by hour, on the working days of a span; with `restDays`
 * on every day (延时服务). Said again it changes the capacity, never what is booked.
 *
 * @throws Refusal `hall/window-unknown`, `hall/slots-wrong`, `hall/slot-in-use`,
 *   `common/not-permitted` for a window of another unit
 */
export async function layOutSlots(
  parts: HallParts,
  actor: StaffActor,
  body: SlotsBody,
): Promise<{ readonly count: number }> {
  const { regionCode } = actor
  await requireWindow(parts, actor, body.windowCode)
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const days = daysOf(body).filter((day) => body.restDays === true || isWorkingDay(calendar, day))
  const slots = days.flatMap((day) =>
    body.hours.map(({ from, until }) => ({
      windowCode: body.windowCode,
      startsAt: momentOf(day, from),
      endsAt: momentOf(day, until),
      capacity: body.capacity,
    })),
  )
  const isWrong = slots.some(({ startsAt, endsAt }) => endsAt <= startsAt)
  if (isWrong || slots.length > slotsMax) throw new Refusal('hall/slots-wrong')
  if (slots.length > 0) {
    await parts.db.transaction(regionCode, async (tx) => {
      if (!(await saveSlots(tx, slots))) throw new Refusal('hall/slot-in-use')
    })
  }
  return { count: slots.length }
}

/** The slots of a window over some days. */
export async function showSlots(
  parts: HallParts,
  actor: StaffActor,
  { windowCode, from, to }: SlotsQuery,
): Promise<Slots> {
  const rows = await selectSlots(parts.db, {
    regionCode: actor.regionCode,
    windowCodes: [windowCode],
    from: startOfDay(localDay(from)),
    until: endOfDay(localDay(to)),
  })
  return {
    rows: rows.map(({ startsAt, endsAt, capacity, taken }) => ({
      startsAt: formatInstant(startsAt),
      endsAt: formatInstant(endsAt),
      ...{ capacity, taken },
    })),
  }
}

/** A head lays down what the own windows take; the supervising office of any. */
async function requireWindow(
  { org }: HallParts,
  { regionCode, posts }: StaffActor,
  windowCode: string,
): Promise<void> {
  const window = (await org.snapshot(regionCode)).window(windowCode)
  if (window === undefined) throw new Refusal('hall/window-unknown', { windowCode })
  const mayAny = posts.some(({ role }) => role === 'supervisor')
  const isOwn = posts.some(({ unitCode }) => unitCode === window.unitCode)
  if (!mayAny && !isOwn) throw new Refusal('common/not-permitted')
}

function daysOf({ from, to }: SlotsBody): LocalDay[] {
  const days: LocalDay[] = []
  for (let day = localDay(from); day <= to; day = addDays(day, 1)) {
    days.push(day)
    if (days.length > daysMax) throw new Refusal('hall/slots-wrong')
  }
  if (days.length === 0) throw new Refusal('hall/slots-wrong')
  return days
}

function momentOf(day: LocalDay, hour: string): Date {
  const at = parseInstant(`${day}T${hour}:00+08:00`)
  if (at === undefined) throw new Refusal('hall/slots-wrong')
  return at
}
