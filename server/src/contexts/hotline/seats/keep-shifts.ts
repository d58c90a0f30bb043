import type { SeatsReport, SeatsReportQuery, Shift, Shifts } from '@huiyin/contract/hotline-seats'
import { endOfDay, localDayOf, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { figuresPeriod } from '../../../kernel/metrics/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HotlineParts } from '../parts.ts'
import { openSeats, seatsRule, uncoveredHours } from './seats.rules.ts'
import { countSeats, replaceShifts, selectShifts } from './seats.store.ts'

/** The roster of a day, and the hours at which nobody would answer. */
export async function showShifts(
  { db }: Pick<HotlineParts, 'db'>,
  regionCode: string,
  day: string,
): Promise<Shifts> {
  const rows = await selectShifts(db, regionCode, day)
  return { day, rows, uncovered: uncoveredHours(rows) }
}

/**
 * Lays down the roster of a day: today or later, two shifts of one name never.
 * @throws Refusal `hotline/shift-past`, `hotline/shift-twice`
 */
export async function keepShifts(
  parts: HotlineParts,
  { regionCode, staffId }: StaffActor,
  { day, rows }: { readonly day: string; readonly rows: readonly Shift[] },
): Promise<Shifts> {
  if (day < localDayOf(parts.world.now())) throw new Refusal('hotline/shift-past')
  if (new Set(rows.map(({ name }) => name)).size < rows.length) {
    throw new Refusal('hotline/shift-twice')
  }
  await parts.db.transaction(regionCode, (tx) =>
    replaceShifts(tx, { day, setBy: staffId, shifts: rows }),
  )
  return showShifts(parts, regionCode, day)
}

/** What came in at each special seat, also at those that are closed again. */
export async function reportSeats(
  { db, world, rulebook }: HotlineParts,
  { regionCode }: StaffActor,
  query: SeatsReportQuery,
): Promise<SeatsReport> {
  const now = world.now()
  const { from, to } = figuresPeriod(now, query)
  const { value } = rulebook.inForce(regionCode, seatsRule, localDayOf(now))
  const open = new Set(openSeats(value, now).map(({ id }) => id))
  const period = { from: startOfDay(from), to: endOfDay(to) }
  const counted = await countSeats(db, { regionCode, ...period, now })
  const none = { received: 0, answeredAtOnce: 0, open: 0, overdue: 0 }
  const known = new Map(value.seats.map(({ id, ...seat }) => [id, seat]))
  const seats = [...new Set([...known.keys(), ...counted.map(({ seat }) => seat)])].sort()
  return {
    from,
    to,
    rows: seats.map((seat) => {
      const { name = seat, ...laidDown } = known.get(seat) ?? {}
      return {
        ...none,
        ...counted.find((one) => one.seat === seat),
        seat,
        name,
        isOpen: open.has(seat),
        laidDown: 'from' in laidDown ? laidDown : null,
      }
    }),
  }
}
