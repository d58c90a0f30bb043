import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { compileCalendar, type WorkCalendar } from './calendar.rules.ts'
import { type CalendarEditions, openCalendarEditions } from './calendar-editions.ts'
import { Calendars } from './calendars.ts'
import {
  type Proposal,
  type ProposalKey,
  selectApplied,
  selectProposals,
  upsertApplied,
} from './clock.store.ts'
import type { CalendarEdition } from './publication.rules.ts'
import { decideProposal, type Publication, publishCalendar } from './publish-calendar.ts'

export type { WorkCalendar } from './calendar.rules.ts'
export { addWorkingDays, compileCalendar, intervalsOfDay, isWorkingDay } from './calendar.rules.ts'
export type { AdoptedUnits } from './calendar-editions.ts'
export type { SpecialDay } from './calendar-source.ts'
export { clockPolicy, holidayNoticePolicy } from './clock.policy.ts'
export { clockRoutes } from './clock.routes.ts'
export { dueOf, timeBetween } from './clock.rules.ts'
export type { Proposal } from './clock.store.ts'
export { explainDue } from './explanation.rules.ts'
export { unitNames } from './explanation.words.ts'
export { holidayNoticeRoutes } from './holiday-notice.routes.ts'
export { defaultCalendar, defaultHours } from './national-calendar.ts'
export type { CalendarEdition, LocalEdition, NationalEdition } from './publication.rules.ts'
export type { Publication } from './publish-calendar.ts'
export { recomputeOpen } from './recompute.rules.ts'
export * from './types.ts'

/** A calendar in force that the open clocks have not been reckoned with yet. */
export interface PendingCalendar {
  readonly regionCode: string
  /** `undefined` for the region's own, which units without their own keep as well. */
  readonly unitCode: string | undefined
  readonly before: WorkCalendar
  readonly after: WorkCalendar
}

/** The front door of the clock: calendars in force, kept in memory, and their publication. */
export interface Clock {
  /** Reads the calendars of a region; a second call within a minute is free. */
  load(regionCode: string): Promise<void>
  /**
   * The calendar in force; a unit without its own keeps the region's. Synchronous and free. The
   * region must have been loaded.
   */
  calendarOf(regionCode: string, unitCode?: string): WorkCalendar
  /** Calendars as two people change them. */
  readonly editions: CalendarEditions
  /** Adopts what only announces provisional days; the rest waits for {@link Clock.decide}. */
  publishCalendar(edition: CalendarEdition, by: string): Promise<Publication>
  /** National proposals and those of a region, oldest first. */
  proposals(q: Queryable, regionCode: string): Promise<Proposal[]>
  /** Adopts or rejects a proposal; never by the person who made it. */
  decide(
    key: ProposalKey,
    decision: { readonly by: string; readonly state: 'adopted' | 'rejected' },
  ): Promise<void>
  /**
   * Calendars of a region that its open clocks wait for, whether published here, elsewhere or
   * brought by a newer program. Give each to `recomputeOpen`, save the events, and call
   * {@link Clock.markApplied} in the same transaction. A region seen for the first time is pending
   * with `before` equal to `after`.
   */
  pendingCalendars(regionCode: string): Promise<PendingCalendar[]>
  markApplied(tx: Tx, pending: PendingCalendar): Promise<void>
}

export function openClock(parts: { readonly db: Db; readonly world: World }): Clock {
  const { db, world } = parts
  const calendars = new Calendars(parts)
  return {
    editions: openCalendarEditions(calendars),
    load: (regionCode) => calendars.load(regionCode),
    calendarOf: (regionCode, unitCode) => calendars.of(regionCode, unitCode),
    publishCalendar: (edition, by) => publishCalendar({ db, world, calendars }, edition, by),
    proposals: selectProposals,
    decide: (key, decision) => decideProposal({ db, world, calendars }, key, decision),
    async pendingCalendars(regionCode) {
      const { region, units } = await calendars.read(db, regionCode)
      const applied = await selectApplied(db, regionCode)
      const known = new Map(applied.map((row) => [row.unitCode, row]))
      return [['', region] as const, ...units].flatMap(([code, after]) => {
        // A unit that kept the region's hours until now was reckoned with those.
        const last = known.get(code) ?? known.get('')
        if (known.has(code) && last?.version === after.version) return []
        const before = last === undefined ? after : compileCalendar(last.source)
        return { regionCode, unitCode: code === '' ? undefined : code, before, after }
      })
    },
    markApplied: (tx, { unitCode, after }) =>
      upsertApplied(tx, unitCode ?? '', after.source, world.now()),
  }
}
