import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { localDay } from '@huiyin/contract/time'
import canonicalize from 'canonicalize'
import { compileCalendar, type WorkCalendar } from './calendar.rules.ts'
import type { CalendarSource, HoursRule, SpecialDay } from './calendar-source.ts'

/** The holidays of one year as one notice, or several, of the State Council arrange them. */
export interface NationalYear {
  readonly year: number
  /** 1 for the first notice of the year; a change gives the next. */
  readonly edition: number
  readonly notice: string
  readonly days: readonly SpecialDay[]
}

/** 08:00–12:00, 14:00–18:00, Monday to Friday: what a region keeps until it says otherwise. */
export const defaultHours: HoursRule = {
  effectiveFrom: localDay('2000-01-01'),
  intervals: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  weekdays: [1, 2, 3, 4, 5],
  onHolidays: false,
}

const firstShippedYear = 2020
const lastShippedYear = 2026

/** The years that come with the program; published editions replace them. */
export function readShippedYears(): NationalYear[] {
  const years: NationalYear[] = []
  for (let year = firstShippedYear; year <= lastShippedYear; year++) {
    const text = readFileSync(new URL(`./calendar-data/${year}.json`, import.meta.url), 'utf8')
    years.push(JSON.parse(text) as NationalYear)
  }
  return years
}

/**
 * Puts years together into what a calendar is compiled from. Announced is the unbroken run from
 * the first year on: a year published before the one that precedes it waits for that one.
 */
export function nationalSource(
  years: readonly NationalYear[],
): Pick<CalendarSource, 'announcedFrom' | 'announcedThrough' | 'nationalDays'> {
  const ordered = years.toSorted((one, other) => one.year - other.year)
  const first = ordered[0]?.year
  if (first === undefined) throw new RangeError('a calendar needs at least one announced year')
  const known = new Set(ordered.map(({ year }) => year))
  let last = first
  while (known.has(last + 1)) last++
  return {
    announcedFrom: localDay(`${first}-01-01`),
    announcedThrough: localDay(`${last}-12-31`),
    nationalDays: ordered.flatMap(({ days }) => days),
  }
}

let shipped: WorkCalendar | undefined

/** The national calendar that comes with the program, with the default hours. */
export function defaultCalendar(): WorkCalendar {
  shipped ??= compileVersion({
    ...nationalSource(readShippedYears()),
    localDays: [],
    hours: [defaultHours],
  })
  return shipped
}

/** Compiles a calendar whose version is a digest of what it says, in whatever order. */
export function compileVersion(source: Omit<CalendarSource, 'version'>): WorkCalendar {
  const digest = createHash('sha256').update(canonicalText(source)).digest('hex').slice(0, 12)
  return compileCalendar({ ...source, version: `${source.announcedThrough}/${digest}` })
}

function canonicalText(source: object): string {
  const text = canonicalize(source)
  if (text === undefined) throw new TypeError('a calendar is not JSON')
  return text
}
