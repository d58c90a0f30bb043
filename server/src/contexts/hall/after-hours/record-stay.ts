import type { StayBody } from '@huiyin/contract/hall-after-hours'
import { addDays, localDay, localDayOf, parseInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HallParts } from '../parts.ts'
import { saveStay } from './after-hours.store.ts'
import { minutesOutside } from './rest.rules.ts'

/** So many days later a stay can still be entered. */
const enteredWithinDays = 7

/**
 * Keeps how long somebody stayed outside working hours; each says it of oneself.
 *
 * @returns the minutes that count
 * @throws Refusal `hall/stay-wrong` for a time that lies ahead, too far back or within working
 *   hours; `hall/matter-unknown`
 */
export async function recordStay(
  parts: HallParts,
  actor: StaffActor,
  body: StayBody,
): Promise<{ readonly minutes: number }> {
  const { regionCode, staffId, posts } = actor
  const { clock, world, db, matters } = parts
  const now = world.now()
  const day = localDay(body.day)
  const [startsAt, endsAt] = [body.from, body.until].map((hour) =>
    parseInstant(`${day}T${hour}:00+08:00`),
  )
  const unitCode = posts[0]?.unitCode
  const isLate = day < addDays(localDayOf(now), -enteredWithinDays)
  if (!startsAt || !endsAt || !unitCode || isLate || endsAt <= startsAt || endsAt > now) {
    throw new Refusal('hall/stay-wrong')
  }
  await clock.load(regionCode)
  const minutes = minutesOutside(clock.calendarOf(regionCode), { ...body, day })
  if (minutes === 0) throw new Refusal('hall/stay-wrong')
  for (const matterNumber of body.matterNumbers) {
    const matter = await matters.find(regionCode, matterNumber)
    if (matter === undefined) throw new Refusal('hall/matter-unknown', { matterNumber })
  }
  const { matterNumbers } = body
  const stay = { id: world.newId(), staffId, unitCode, startsAt, endsAt, minutes, matterNumbers }
  await db.transaction(regionCode, (tx) => saveStay(tx, stay, now))
  return { minutes }
}
