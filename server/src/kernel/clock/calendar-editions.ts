import type { Queryable, Tx } from '../../platform/db/db.ts'
import {
  type AdoptedLocal,
  type AdoptedNational,
  type AdoptedUnit,
  adoptLocal,
  adoptNational,
  selectAdoptedLocal,
  selectAdoptedNational,
  selectAdoptedUnits,
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
  /** What the units of a region kept beside it after each adoption, the newest first. */
  unitHistory(q: Queryable, regionCode: string): Promise<AdoptedUnits[]>
  /** The calendars of a region, and what they would be with editions adopted. */
  whatIf(
    q: Queryable,
    regionCode: string,
    editions: readonly CalendarEdition[],
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
    unitHistory: async (q, regionCode) => foldUnits(await selectAdoptedUnits(q, regionCode)),
    async whatIf(q, regionCode, editions) {
      const years = await yearsOf(q)
      const locals = await selectLocalCalendars(q, regionCode)
      const national = editions.filter((one) => one.scope === 'national')
      const local = editions.flatMap((one) =>
        one.scope === 'local' ? [{ ...one, unitCode: one.unitCode ?? '' }] : [],
      )
      const otherYears = years.filter(({ year }) => !national.some((one) => one.year === year))
      const otherLocals = locals.filter(
        ({ unitCode }) => !local.some((one) => one.unitCode === unitCode),
      )
      return {
        before: compileRegion(years, locals),
        after: compileRegion(
          [...otherYears, ...national.map((one) => ({ ...one, edition: 0 }))],
          [...otherLocals, ...local],
        ),
      }
    },
    async adopt(tx, edition, by) {
      if (edition.scope === 'local') return adoptLocal(tx, edition satisfies LocalEdition, by)
      await adoptNational(tx, edition, by, calendars.shippedEdition(edition.year))
    },
    forget: () => calendars.forget(),
  }
}

/** What all units kept after an adoption. */
export interface AdoptedUnits {
  /** How many adoptions there had been by then. */
  readonly edition: number
  readonly notice: string
  readonly decidedBy: string
  readonly decidedAt: Date
  readonly units: readonly Pick<AdoptedUnit, 'unitCode' | 'hours' | 'days'>[]
}

/** Units are adopted together and stored apart: who is not named in a later adoption keeps his own. */
function foldUnits(adopted: readonly AdoptedUnit[]): AdoptedUnits[] {
  const kept = new Map<string, AdoptedUnit>()
  const all: AdoptedUnits[] = []
  for (const together of Map.groupBy(adopted, ({ decidedAt }) => decidedAt.getTime()).values()) {
    for (const one of together) kept.set(one.unitCode, one)
    const [first] = together
    if (first === undefined) continue
    const { notice, decidedBy, decidedAt } = first
    // A calendar with nothing in it is that of the region.
    const units = [...kept.values()]
      .filter(({ hours, days }) => hours.length + days.length > 0)
      .map(({ unitCode, hours, days }) => ({ unitCode, hours, days }))
    all.unshift({ edition: all.length + 1, notice, decidedBy, decidedAt, units })
  }
  return all
}
