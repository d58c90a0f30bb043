import assert from 'node:assert/strict'
import type { WorkCalendar } from '../clock/calendar.rules.ts'
import { dueOf } from '../clock/clock.rules.ts'
import type { ClockEvent } from '../clock/types.ts'
import type { ClockChange, MatterClock } from './lifecycle.ts'

/** The calendar a clock counts by: the region's for the citizen, the unit's own for inner clocks. */
export type CalendarOf = (calendarUnitCode: string | null) => WorkCalendar

/**
 * The clocks of a matter after the changes of one act, all at the same moment.
 *
 * @throws AssertionError when a lifecycle stops or pauses a clock that does not run: a fault of the
 *   table, found by its model test
 */
export function changeClocks(
  clocks: readonly MatterClock[],
  changes: readonly ClockChange[],
  at: Date,
  calendarOf: CalendarOf,
): readonly MatterClock[] {
  return changes.reduce((all, change) => changeOne(all, change, at, calendarOf), clocks)
}

function changeOne(
  clocks: readonly MatterClock[],
  change: ClockChange,
  at: Date,
  calendarOf: CalendarOf,
): readonly MatterClock[] {
  if (change.do === 'start') return [...clocks, startClock(clocks, change, at, calendarOf)]
  const current = runningClock(clocks, change.name)
  assert(current !== undefined, `clock ${change.name} does not run`)
  const next = changed(current, change, at, calendarOf)
  return clocks.map((clock) => (clock === current ? next : clock))
}

/** The clock of this name that has not stopped. */
export function runningClock(
  clocks: readonly MatterClock[],
  name: string,
): MatterClock | undefined {
  return clocks.find((clock) => clock.name === name && clock.state !== 'stopped')
}

function startClock(
  clocks: readonly MatterClock[],
  change: ClockChange & { readonly do: 'start' },
  at: Date,
  calendarOf: CalendarOf,
): MatterClock {
  assert(runningClock(clocks, change.name) === undefined, `clock ${change.name} already runs`)
  const calendarUnitCode = change.calendarUnitCode ?? null
  const startedAt = change.since === undefined ? at : new Date(change.since)
  const events: ClockEvent[] = [{ type: 'start', at: startedAt }]
  const history = {
    name: change.name,
    budget: change.budget,
    ruleVersion: change.ruleVersion,
    events,
  }
  const due = dueOf(history, calendarOf(calendarUnitCode))
  return {
    ...history,
    run: clocks.filter((clock) => clock.name === change.name).length + 1,
    calendarUnitCode,
    state: 'running',
    startedAt,
    dueAt: due.dueAt,
    originalDueAt: due.dueAt,
    provisional: due.provisional,
    stoppedAt: null,
    breachedAt: null,
    exempt: false,
  }
}

type Counted = Exclude<ClockChange, { readonly do: 'start' | 'breach' }>

function changed(
  clock: MatterClock,
  change: Exclude<ClockChange, { readonly do: 'start' }>,
  at: Date,
  calendarOf: CalendarOf,
): MatterClock {
  if (change.do === 'breach') return { ...clock, breachedAt: at }
  return applyEvent(clock, eventOf(clock, change, at), calendarOf)
}

function recount(clock: MatterClock, calendarOf: CalendarOf): MatterClock {
  const due = dueOf(clock, calendarOf(clock.calendarUnitCode))
  return { ...clock, dueAt: due.dueAt, provisional: due.provisional }
}

function eventOf(clock: MatterClock, change: Counted, at: Date): ClockEvent {
  if (change.do === 'extend') return { type: 'extend', at, by: change.by, ground: change.ground }
  if (change.do === 'move') {
    return { type: 'move', at, to: new Date(change.to), ground: change.ground }
  }
  if (change.do === 'pause' || change.do === 'exempt') {
    return { type: change.do, at, ground: change.ground }
  }
  // The date in force goes into history, so that no later calendar moves an ended clock.
  if (change.do === 'stop') {
    const endedAt = change.at === undefined ? at : new Date(change.at)
    return { type: 'stop', at: endedAt, dueAt: clock.dueAt }
  }
  return { type: change.do, at }
}

const stateAfter: Partial<Record<ClockEvent['type'], MatterClock['state']>> = {
  pause: 'paused',
  resume: 'running',
  stop: 'stopped',
}

/** A clock row after one more event: the fold that replaying the ledger repeats. */
export function applyEvent(
  clock: MatterClock,
  event: ClockEvent,
  calendarOf: CalendarOf,
): MatterClock {
  const events = [...clock.events, event]
  const next: MatterClock = {
    ...clock,
    events,
    state: stateAfter[event.type] ?? clock.state,
    stoppedAt: event.type === 'stop' ? event.at : clock.stoppedAt,
    exempt: clock.exempt || event.type === 'exempt',
  }
  // What ended keeps its date; so does a clock whose count is not touched.
  if (event.type === 'stop' || event.type === 'exempt') return next
  return recount(next, calendarOf)
}

/** The next date somebody has to keep, over all clocks that run; of what rests, if none does. */
export function nextDue(
  clocks: readonly MatterClock[],
): { readonly dueAt: Date; readonly name: string } | undefined {
  const next = earliest(clocks, 'running') ?? earliest(clocks, 'paused')
  return next && { dueAt: next.dueAt, name: next.name }
}

function earliest(
  clocks: readonly MatterClock[],
  state: MatterClock['state'],
): MatterClock | undefined {
  let first: MatterClock | undefined
  for (const clock of clocks) {
    if (clock.state === state && (first === undefined || clock.dueAt < first.dueAt)) first = clock
  }
  return first
}

/** Whether a clock was kept: against its extended date, and against the one first promised. */
export function wasMet(clock: MatterClock): boolean | null {
  return clock.stoppedAt === null ? null : clock.exempt || clock.stoppedAt <= clock.dueAt
}

/** A clock event as it was stored: JSON keeps moments as text. */
export function eventOfJson(stored: object): ClockEvent {
  const read = Object.entries(stored).map(([name, value]) =>
    momentNames.has(name) ? [name, new Date(String(value))] : [name, value],
  )
  return Object.fromEntries(read) as ClockEvent
}

const momentNames = new Set(['at', 'to', 'dueAt', 'notBefore', 'notAfter'])
