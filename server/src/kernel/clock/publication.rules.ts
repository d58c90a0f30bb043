import { parseLocalDay } from '@huiyin/contract/time'
import { differingDays, findIntervalFault, type WorkCalendar } from './calendar.rules.ts'
import type { HoursRule, SpecialDay } from './calendar-source.ts'

/** What is published: the holidays of a year, or what a region or unit keeps. */
export type CalendarEdition = NationalEdition | LocalEdition

export interface NationalEdition {
  readonly scope: 'national'
  readonly year: number
  /** 国办发明电〔2026〕…号 */
  readonly notice: string
  readonly days: readonly SpecialDay[]
}

/** The whole of what a region, or a unit when named, keeps; replaces its edition before. */
export interface LocalEdition {
  readonly scope: 'local'
  readonly regionCode: string
  readonly unitCode?: string
  /** The document that says so. */
  readonly notice: string
  /** Come after the national default and the region's own: of several, the last holds. */
  readonly hours: readonly HoursRule[]
  readonly days: readonly SpecialDay[]
}

/** Names the limit: a year has 366 days. */
const daysMax = 366
const hoursRulesMax = 100

/** Why an edition cannot be a calendar, in a sentence, or `undefined` when it can. */
export function findFault(edition: CalendarEdition): string | undefined {
  const { days } = edition
  if (edition.notice.trim() === '') return 'the notice is not named'
  if (days.length > daysMax) return `more than ${daysMax} special days`
  const fault = days.map(findDayFault).find(isFault)
  if (fault !== undefined) return fault
  if (new Set(days.map(({ day }) => day)).size < days.length) return 'a day is named twice'
  if (edition.scope === 'local') return findHoursFault(edition)
  const outside = days.find(({ day }) => !day.startsWith(`${edition.year}-`))
  return outside === undefined ? undefined : `${outside.day} is not a day of ${edition.year}`
}

/**
 * Whether a change touches days that are already announced. Such a change needs a second person;
 * announcing days that were provisional does not.
 */
export function changesAnnouncedDays(before: WorkCalendar, after: WorkCalendar): boolean {
  const { announcedFrom, announcedThrough } = before
  return differingDays([before, after], announcedFrom, announcedThrough).length > 0
}

function isFault(found: string | undefined): boolean {
  return found !== undefined
}

function findDayFault({ day, type, name, notice, intervals = [] }: SpecialDay) {
  if (parseLocalDay(day) === undefined) return `${day} is not a day`
  if (type !== 'holiday' && type !== 'workday') return `${day} is neither holiday nor workday`
  if (name === '' || notice === '') return `${day} names no occasion or no notice`
  return findIntervalFault(intervals)
}

function findHoursFault({ hours }: LocalEdition): string | undefined {
  if (hours.length > hoursRulesMax) return `more than ${hoursRulesMax} rules of hours`
  for (const rule of hours) {
    const { effectiveFrom, effectiveThrough = effectiveFrom, season } = rule
    if (parseLocalDay(effectiveFrom) === undefined) return `${effectiveFrom} is not a day`
    if (parseLocalDay(effectiveThrough) === undefined) return `${effectiveThrough} is not a day`
    if (effectiveThrough < effectiveFrom) return `hours end before ${effectiveFrom}`
    // 29 February is a day of a season in every year.
    const isSeason = [season?.from, season?.through].every(
      (monthDay) => monthDay === undefined || parseLocalDay(`2000-${monthDay}`) !== undefined,
    )
    if (!isSeason) return `no such season: ${season?.from} to ${season?.through}`
    if (rule.weekdays.some((weekday) => !(weekday >= 1 && weekday <= 7))) return 'no such weekday'
  }
  return hours.map(({ intervals }) => findIntervalFault(intervals)).find(isFault)
}
