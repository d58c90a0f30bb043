import type { Queryable, Tx } from '../../platform/db/db.ts'
import {
  type AdoptedLocal,
  type AdoptedNational,
  adoptLocal,
  adoptNational,
  selectAdoptedLocal,
  selectAdoptedNational,
  type TwoPeople,
} from './calendar-editions.store.ts'
import { type Calendars, compileRegion, type RegionCalendars } from './calendars.ts'
import { selectLocalCalendars, selectNationalYears } from './clock.store.ts'
import type { NationalYear } from './national-calendar.ts'
import { type CalendarEdition, findFault, type LocalEdition } from './publication.rules.ts'

/** Calendars as two people change them: what holds, what was adopted, what a change would do. */
export interface CalendarEditions {
  findFault(edition: CalendarEdition): string | undefined
  /** The year in force, published or as shipped; `undefined` before it is announced. */
  nationalYear(q: Queryable, year: number): Promise<NationalYear | undefined>
  /** Editions of national years that were adopted here, the newest first. */
  nationalHistory(q: Queryable): Promise<AdoptedNational[]>
  /** Editions of a region's own calendar, the newest first: the first is in force. */
  localHistory(q: Queryable, regionCode: string): Promise<AdoptedLocal[]>
  /** The calendars of a region, and what they would be with an edition adopted. */
  whatIf(
    q: Queryable,
    regionCode: string,
    edition: CalendarEdition,
  ): Promise<{ readonly before: RegionCalendars; readonly after: RegionCalendars }>
  /** Adopts what one person drafted and another published; open clocks are reckoned anew by a job. */
  adopt(tx: Tx, edition: CalendarEdition, by: TwoPeople): Promise<void>
  /** Lets this server read the calendars anew. */
  forget(): void
}

export function openCalendarEditions(calendars: Calendars): CalendarEditions {
  const yearsOf = async (q: Queryable) => calendars.nationalYears(await selectNationalYears(q))
  return {
    findFault,
    nationalYear: async (q, year) => (await yearsOf(q)).find((one) => one.year === year),
    nationalHistory: selectAdoptedNational,
    localHistory: selectAdoptedLocal,
    async whatIf(q, regionCode, edition) {
      const years = await yearsOf(q)
      const locals = await selectLocalCalendars(q, regionCode)
      const before = compileRegion(years, locals)
      if (edition.scope === 'local') {
        const others = locals.filter(({ unitCode }) => unitCode !== '')
        return { before, after: compileRegion(years, [...others, { ...edition, unitCode: '' }]) }
      }
      const others = years.filter(({ year }) => year !== edition.year)
      return { before, after: compileRegion([...others, { ...edition, edition: 0 }], locals) }
    },
    async adopt(tx, edition, by) {
      if (edition.scope === 'local') return adoptLocal(tx, edition satisfies LocalEdition, by)
      await adoptNational(tx, edition, by, calendars.shippedEdition(edition.year))
    },
    forget: () => calendars.forget(),
  }
}
