import assert from 'node:assert/strict'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { WorkCalendar } from './calendar.rules.ts'
import { defaultCalendar } from './national-calendar.ts'

export type { WorkCalendar } from './calendar.rules.ts'
export {
  addWorkingDays,
  calendarSpan,
  compileCalendar,
  intervalsOfDay,
  isWorkingDay,
} from './calendar.rules.ts'
export type { CalendarSource, HoursRule, SpecialDay, TimeInterval } from './calendar-source.ts'
export {
  dueOf,
  momentBefore,
  momentOfShare,
  originalDueOf,
  remaining,
  usedTime,
} from './clock.rules.ts'
export { explainDue, unitNames } from './explanation.rules.ts'
export { defaultCalendar, defaultHours } from './national-calendar.ts'
export * from './types.ts'

/** The front door of the clock: calendars in force, kept in memory. */
export interface Clock {
  /** Reads the calendars of a region; a second call is free until they may have changed. */
  load(regionCode: string): Promise<void>
  /**
   * The calendar in force; a unit without its own hours keeps the region's. Synchronous and free.
   * The region must have been loaded.
   */
  calendarOf(regionCode: string, unitCode?: string): WorkCalendar
}

export function openClock(_parts: { db: Db; world: World }): Clock {
  const loaded = new Map<string, WorkCalendar>()
  return {
    async load(regionCode) {
      loaded.set(regionCode, defaultCalendar())
    },
    calendarOf(regionCode) {
      const calendar = loaded.get(regionCode)
      assert(calendar !== undefined, `the calendars of ${regionCode} are not loaded`)
      return calendar
    },
  }
}
