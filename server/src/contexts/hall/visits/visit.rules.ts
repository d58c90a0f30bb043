import type { VisitOutcome, VisitReview, VisitState } from '@huiyin/contract/hall-visits'

/** Something that happened to a visit, as it was reported. */
export interface VisitHappening {
  readonly kind: 'ticket_taken' | 'called' | 'served' | 'handed_over' | 'left'
  readonly at: Date
  readonly windowCode: string | null
  readonly staffCode: string | null
  readonly toWindowCode: string | null
  readonly outcome: 'completed' | 'refused' | null
}

/** A visit as its events tell it. */
export interface VisitCourse {
  readonly state: VisitState
  readonly outcome: VisitOutcome | null
  readonly takenAt: Date | null
  readonly leftAt: Date | null
  readonly waitedSeconds: number | null
  readonly servedSeconds: number | null
  /** In the order of being called there. */
  readonly windows: readonly string[]
  readonly staffCodes: readonly string[]
  readonly firstStaffCode: string | null
  readonly responsibleStaffCode: string | null
  readonly handOvers: number
}

/** Of two events of one moment, the one that must have come first. */
const rank = { ticket_taken: 0, called: 1, served: 2, handed_over: 3, left: 4 } as const

interface Walk {
  waitsSince: Date | null
  servedSince: Date | null
  isHandedOn: boolean
  waited: number | null
  served: number | null
  responsible: string | null
}

/**
 * What the events of a visit come to, in whatever order they arrived. Waiting is from the ticket or
 * a hand-over to the next call, service from a call to its end at that window. 首问负责: whoever
 * called first answers for the person until the desk they were led to has called them.
 *
 * @see docs/domain/hall.md, rules 1 to 4
 */
export function courseOf(happenings: readonly VisitHappening[]): VisitCourse {
  const events = happenings.toSorted(inTime)
  const walk: Walk = {
    ...{ waitsSince: null, servedSince: null, isHandedOn: false },
    ...{ waited: null, served: null, responsible: null },
  }
  for (const event of events) step(walk, event)
  const called = events.filter(({ kind }) => kind === 'called')
  const leftAt = lastOf(events, 'left')
  const ends = events.filter(({ kind }) => kind === 'served')
  return {
    state: stateOf(events, leftAt !== null),
    outcome: leftAt === null ? null : (ends.at(-1)?.outcome ?? outcomeWithout(ends.length)),
    takenAt: events.find(({ kind }) => kind === 'ticket_taken')?.at ?? null,
    leftAt,
    waitedSeconds: walk.waited,
    servedSeconds: walk.served,
    windows: distinct(called.map(({ windowCode }) => windowCode)),
    staffCodes: distinct(events.map(({ staffCode }) => staffCode)),
    firstStaffCode: distinct(called.map(({ staffCode }) => staffCode))[0] ?? null,
    responsibleStaffCode: walk.responsible,
    handOvers: events.filter(({ kind }) => kind === 'handed_over').length,
  }
}

function step(walk: Walk, { kind, at, staffCode }: VisitHappening): void {
  const since = (from: Date) => Math.round((at.getTime() - from.getTime()) / 1000)
  if (kind === 'ticket_taken') walk.waitsSince ??= at
  if (kind === 'called') {
    if (walk.waitsSince !== null) walk.waited = (walk.waited ?? 0) + since(walk.waitsSince)
    walk.waitsSince = null
    walk.servedSince = at
    if (walk.responsible === null || walk.isHandedOn) {
      walk.responsible = staffCode ?? walk.responsible
    }
    walk.isHandedOn = false
  }
  if (kind === 'served' || kind === 'handed_over') {
    if (walk.servedSince !== null) walk.served = (walk.served ?? 0) + since(walk.servedSince)
    walk.servedSince = null
  }
  if (kind === 'handed_over') {
    walk.waitsSince = at
    walk.isHandedOn = true
  }
}

function inTime(one: VisitHappening, other: VisitHappening): number {
  return (
    one.at.getTime() - other.at.getTime() ||
    rank[one.kind] - rank[other.kind] ||
    (one.windowCode ?? '').localeCompare(other.windowCode ?? '')
  )
}

function lastOf(events: readonly VisitHappening[], kind: VisitHappening['kind']): Date | null {
  return events.findLast((event) => event.kind === kind)?.at ?? null
}

function outcomeWithout(ends: number): VisitOutcome {
  return ends === 0 ? 'abandoned' : 'completed'
}

function stateOf(events: readonly VisitHappening[], isGone: boolean): VisitState {
  if (isGone) return 'gone'
  const last = events.at(-1)?.kind
  if (last === 'called') return 'at_window'
  if (last === 'handed_over') return 'handed_on'
  return last === 'served' ? 'served' : 'waiting'
}

function distinct(codes: readonly (string | null)[]): string[] {
  return [...new Set(codes.filter((code) => code !== null))]
}

/**
 * How long a visit waits for what was reported late, before the person is asked: a queue machine
 * sends again what did not get through, and the clerk closes the matter after the person has left.
 */
export const visitGraceMinutes = 30

/** What asks about a visit, or that it is too early to say. */
export function decideReview(visit: {
  readonly course: Pick<VisitCourse, 'outcome' | 'takenAt' | 'leftAt' | 'windows'>
  readonly hasItem: boolean
  readonly matter: { readonly kind: string; readonly closedAt: Date | null } | null
  readonly now: Date
}): VisitReview | 'wait' {
  const { course, matter, hasItem, now } = visit
  const { leftAt, takenAt, outcome } = course
  if (leftAt === null) return 'wait'
  // Orders and guidance ask at their own end; so does an application that ended with this visit.
  const began = takenAt ?? leftAt
  if (matter !== null && matter.kind !== 'application') return 'by_matter'
  if (matter?.closedAt != null && matter.closedAt >= began) return 'by_matter'
  const isWhole = takenAt !== null && outcome !== 'abandoned' && course.windows.length > 0
  if (isWhole && hasItem && matter === null) return 'asked'
  if (now.getTime() - leftAt.getTime() < visitGraceMinutes * 60_000) return 'wait'
  return hasItem ? 'asked' : 'no_item'
}
