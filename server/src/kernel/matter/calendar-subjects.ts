import { LocalCalendarValue, NationalCalendarValue } from '@huiyin/contract/rule-values'
import { localDayOf } from '@huiyin/contract/time'
import type { CalendarEdition, LocalEdition, NationalEdition } from '../clock/index.ts'
import type { InForce, Subject } from '../editions/index.ts'
import { calendarTouches } from './calendar-touches.ts'
import type { ActParts } from './take-acts.ts'

type CalendarParts = Pick<ActParts, 'clock' | 'world'>
type NationalValue = Pick<NationalEdition, 'year' | 'notice' | 'days'>
type LocalValue = Pick<LocalEdition, 'hours' | 'days'>

/**
 * The holidays of the nation. One installation has one calendar: only its first region rules on it.
 * An edition is of the year of its day of effect, past days of it included: a notice corrects them.
 */
export function nationalCalendarSubject(
  parts: CalendarParts & { readonly mainRegion: () => Promise<string | undefined> },
): Subject {
  const { clock } = parts
  const editionOf = (value: unknown): NationalEdition => ({
    scope: 'national',
    ...(value as NationalValue),
  })
  return {
    name: 'calendar/national',
    group: 'calendars',
    label: { zh: '全国节假日', en: 'National holidays' },
    schema: NationalCalendarValue,
    begins: 'whenever',
    fault: (value, effectiveFrom) => {
      const edition = editionOf(value)
      const isOfYear = effectiveFrom.startsWith(`${edition.year}-`)
      if (!isOfYear) return `the day of effect is not in ${edition.year}`
      return clock.editions.findFault(edition)
    },
    isRuledBy: async (regionCode) => (await parts.mainRegion()) === regionCode,
    async inForce(q, _regionCode, day) {
      const year = Number(day.slice(0, 4))
      const own = await clock.editions.nationalYear(q, year)
      const { notice = '', days = [], edition = 0 } = own ?? {}
      return {
        version: `${year}-${edition}`,
        value: { year, notice, days } satisfies NationalValue,
        effectiveFrom: `${year}-01-01`,
        ground: notice,
        shipped: edition <= 1,
      }
    },
    async history(q) {
      const adopted = await clock.editions.nationalHistory(q)
      return adopted.map(({ year, edition, notice, days, decidedBy }) => ({
        version: `${year}-${edition}`,
        value: { year, notice, days },
        effectiveFrom: `${year}-01-01`,
        ground: notice,
        shipped: false,
        publishedBy: decidedBy,
      }))
    },
    touches: (q, { regionCode, after }) =>
      calendarTouches(parts, q, regionCode, [editionOf(after)]),
    publish: (tx, { value, ...by }) => clock.editions.adopt(tx, editionOf(value), by),
    refresh: async () => clock.editions.forget(),
  }
}

/** Hours and days that a region keeps of its own; the rules of hours say themselves from when. */
export function localCalendarSubject(parts: CalendarParts): Subject {
  const { clock } = parts
  const editionOf = (value: unknown, regionCode: string, notice: string): CalendarEdition => ({
    scope: 'local',
    regionCode,
    notice,
    ...(value as LocalValue),
  })
  return {
    name: 'calendar/local',
    group: 'calendars',
    label: { zh: '本地作息与放假', en: 'Own hours and days' },
    schema: LocalCalendarValue,
    begins: 'whenever',
    fault: (value) => clock.editions.findFault(editionOf(value, '', 'checked')),
    async inForce(q, regionCode) {
      const [own] = await clock.editions.localHistory(q, regionCode)
      if (own !== undefined) return inForceOf(own)
      const value: LocalValue = { hours: [], days: [] }
      return { version: 'none', value, effectiveFrom: null, ground: '', shipped: true }
    },
    async history(q, regionCode) {
      const adopted = await clock.editions.localHistory(q, regionCode)
      return adopted.map((one) => ({ ...inForceOf(one), publishedBy: one.decidedBy }))
    },
    touches: (q, { regionCode, after }) =>
      calendarTouches(parts, q, regionCode, [editionOf(after, regionCode, 'preview')]),
    publish: (tx, { value, ground, ...by }) =>
      clock.editions.adopt(tx, editionOf(value, tx.regionCode, ground), by),
    refresh: async () => clock.editions.forget(),
  }
}

interface AdoptedLocal extends LocalValue {
  readonly edition: number
  readonly notice: string
  readonly decidedAt: Date
}

function inForceOf({ edition, notice, hours, days, decidedAt }: AdoptedLocal): InForce {
  return {
    version: String(edition),
    value: { hours, days } satisfies LocalValue,
    effectiveFrom: localDayOf(decidedAt),
    ground: notice,
    shipped: false,
  }
}
