import {
  citySecond,
  instantOfCitySecond,
  secondOfWorkingDays,
  type WorkCalendar,
  workingDaysThrough,
} from './calendar.rules.ts'
import { dueOf } from './clock.rules.ts'
import type { ClockEvent, ClockHistory, Due } from './types.ts'

/** A clock that a newer calendar touches, and the event that says so in its history. */
export interface Recomputation<History extends ClockHistory = ClockHistory> {
  readonly history: History
  readonly before: Due
  readonly after: Due
  readonly event: Extract<ClockEvent, { type: 'recompute' }>
}

/**
 * Applies a newer calendar to clocks. Those whose date does not change are left out; ended clocks
 * never change, a date already missed stays as it was missed, and none moves to less than one
 * working day ahead. Appending the event to a history makes it fold to `after` for ever.
 *
 * @param histories - any clocks; those of one region or unit, which share the calendars
 * @see docs/domain/clock.md, "A newer calendar"
 */
export function recomputeOpen<History extends ClockHistory>(
  histories: readonly History[],
  oldCalendar: WorkCalendar,
  newCalendar: WorkCalendar,
  now: Date,
): Recomputation<History>[] {
  if (oldCalendar.version === newCalendar.version) return []
  const nearest = instantOfCitySecond(
    secondOfWorkingDays(newCalendar, workingDaysThrough(newCalendar, citySecond(now)) + 1),
  )
  return histories.flatMap((history) => {
    const before = dueOf(history, oldCalendar)
    const unbounded = dueOf(history, newCalendar)
    if (before.state === 'ended' || isSame(before, unbounded)) return []
    const event: Recomputation['event'] = {
      type: 'recompute',
      at: now,
      calendarVersion: newCalendar.version,
      ...boundsOf({ before, unbounded, nearest, now }),
    }
    const after = dueOf({ ...history, events: [...history.events, event] }, newCalendar)
    return [{ history, before, after, event }]
  })
}

interface Move {
  readonly before: Due
  readonly unbounded: Due
  readonly nearest: Date
  readonly now: Date
}

function boundsOf({ before, unbounded, nearest, now }: Move) {
  const isMissed = before.state === 'running' && before.dueAt < now
  if (isMissed) return { notBefore: before.dueAt, notAfter: before.dueAt }
  // A date that lies nearer than a working day already may stay, but not come nearer still.
  const floor = before.dueAt < nearest ? before.dueAt : nearest
  return unbounded.dueAt < floor ? { notBefore: floor } : {}
}

function isSame(one: Due, other: Due): boolean {
  return one.dueAt.getTime() === other.dueAt.getTime() && one.provisional === other.provisional
}
