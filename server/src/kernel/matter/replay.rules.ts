import assert from 'node:assert/strict'
import type { WorkCalendar } from '../clock/calendar.rules.ts'
import type { ClockEvent } from '../clock/types.ts'
import type { AppendedEntry } from '../ledger/types.ts'
import { applyEvent, changeClocks, eventOfJson, nextDue } from './clocks.rules.ts'
import type { ClockChange, MatterClock } from './lifecycle.ts'

/** What the ledger of a matter says of it, without a look at its rows. */
export interface Replayed {
  readonly state: string
  readonly version: number
  readonly holderUnitCode: string
  readonly holderStaffId: string | null
  readonly clocks: readonly MatterClock[]
  readonly openedAt: Date
  readonly nextDueAt: Date | null
  readonly nextClock: string | null
}

/** The calendar that was in force at a moment: a newer one changes no date that was promised before. */
export type CalendarAt = (calendarUnitCode: string | null, at: Date) => WorkCalendar

/** What an act leaves in the ledger (see `write-changes.ts`). */
interface ActBody {
  readonly version: number
  readonly to: string
  readonly holder: { readonly unit: string; readonly staff: string | null }
  readonly clocks: readonly ClockChange[]
}

interface RecomputeBody {
  readonly version: number
  readonly clocks: readonly { name: string; run: number; event: object }[]
}

/**
 * Folds the ledger entries of one matter into what its rows must hold. State, version, holder and
 * clocks are derived data: whoever changes a row behind the ledger's back is found by this.
 *
 * @param entries - the whole stream in its order, beginning with the opening
 * @throws AssertionError when the stream does not begin with an opening or a version is missing
 */
export function replayMatter(entries: readonly AppendedEntry[], calendarAt: CalendarAt): Replayed {
  const [opening, ...later] = entries.filter(({ body }) => 'version' in body)
  assert(opening !== undefined && 'to' in opening.body, 'a matter begins with its opening')
  return later.reduce(
    (matter, entry) => replayOne(matter, entry, calendarAt),
    replayOne({ ...unborn, openedAt: opening.happenedAt }, opening, calendarAt),
  )
}

const unborn = {
  state: '',
  version: 0,
  holderUnitCode: '',
  holderStaffId: null,
  clocks: [],
  nextDueAt: null,
  nextClock: null,
} as const

function replayOne(matter: Replayed, entry: AppendedEntry, calendarAt: CalendarAt): Replayed {
  const { version } = entry.body
  assert(version === matter.version + 1, `version ${matter.version + 1} is missing`)
  const next =
    'to' in entry.body ? replayAct(matter, entry, calendarAt) : recompute(matter, entry, calendarAt)
  const due = nextDue(next.clocks)
  return { ...next, version, nextDueAt: due?.dueAt ?? null, nextClock: due?.name ?? null }
}

function replayAct(matter: Replayed, entry: AppendedEntry, calendarAt: CalendarAt): Replayed {
  // The ledger gives back what taking an act has put there.
  const body = entry.body as unknown as ActBody
  const at = entry.happenedAt
  return {
    ...matter,
    state: body.to,
    holderUnitCode: body.holder.unit,
    holderStaffId: body.holder.staff,
    clocks: changeClocks(matter.clocks, body.clocks, at, (unit) => calendarAt(unit, at)),
  }
}

/** A newer calendar came into force: no act, but a date that moved. */
function recompute(matter: Replayed, entry: AppendedEntry, calendarAt: CalendarAt): Replayed {
  // The ledger gives back what applying a calendar has put there.
  const { clocks: moved } = entry.body as unknown as RecomputeBody
  const at = entry.happenedAt
  const eventOf = (clock: MatterClock): ClockEvent | undefined => {
    const found = moved.find(({ name, run }) => name === clock.name && run === clock.run)
    return found && eventOfJson(found.event)
  }
  return {
    ...matter,
    clocks: matter.clocks.map((clock) => {
      const event = eventOf(clock)
      return event ? applyEvent(clock, event, (unit) => calendarAt(unit, at)) : clock
    }),
  }
}
