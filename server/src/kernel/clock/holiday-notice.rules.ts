import { addDays, type LocalDay, parseLocalDay, weekdayOf } from '@huiyin/contract/time'
import type { SpecialDay } from './calendar-source.ts'

/** A row of the notice as a table: `2月15日至23日`, `放假`, `春节`. */
export interface NoticeRow {
  /** As the spreadsheet counts. */
  readonly line: number
  readonly day: string
  readonly type: string
  readonly name: string
}

export interface NoticeFault {
  readonly line: number
  readonly fault: 'day' | 'type' | 'name' | 'twice' | 'other-year' | 'weekend-worked'
}

export interface ReadNotice {
  readonly days: readonly SpecialDay[]
  readonly faults: readonly NoticeFault[]
}

/** A span of a table never runs longer: a slip of the pen must not give a year of holidays. */
const spanDaysMax = 15

/**
 * Reads the holidays of a year from the table of the State Council's notice. Days may be written
 * as `2027-02-15`, `2027/2/15`, `2027年2月15日`, `2月15日`, and as spans with `至` or `~`.
 *
 * @param notice - its number, written beside every day
 */
export function readHolidayNotice(
  rows: readonly NoticeRow[],
  { year, notice }: { readonly year: number; readonly notice: string },
): ReadNotice {
  const days: SpecialDay[] = []
  const faults: NoticeFault[] = []
  const known = new Set<string>()
  for (const { line, day: written, type: kind, name } of rows) {
    const span = readSpan(written, year)
    const type = typeOf(kind)
    if (span === undefined) faults.push({ line, fault: 'day' })
    else if (type === undefined) faults.push({ line, fault: 'type' })
    else if (name.trim() === '') faults.push({ line, fault: 'name' })
    else {
      for (const day of span) {
        const fault = faultOf(day, { type, year, known })
        if (fault !== undefined) faults.push({ line, fault })
        else days.push({ day, type, name: name.trim(), notice })
        known.add(day)
      }
    }
  }
  return { days: days.toSorted((one, other) => (one.day < other.day ? -1 : 1)), faults }
}

function faultOf(
  day: LocalDay,
  { type, year, known }: { type: string; year: number; known: ReadonlySet<string> },
): NoticeFault['fault'] | undefined {
  if (!day.startsWith(`${year}-`)) return 'other-year'
  if (known.has(day)) return 'twice'
  // A make-up day is a Saturday or Sunday; anything else is a working day as it is.
  return type === 'workday' && weekdayOf(day) < 6 ? 'weekend-worked' : undefined
}

function typeOf(word: string): SpecialDay['type'] | undefined {
  if (/^(放假|休|休息|休假|假|holiday|rest)$/i.test(word.trim())) return 'holiday'
  return /^(上班|班|调休|调休上班|补班|workday|work)$/i.test(word.trim()) ? 'workday' : undefined
}

const separator = /\s*(?:至|到|~|～|—|–)\s*/

function readSpan(text: string, year: number): LocalDay[] | undefined {
  const [from = '', through] = text
    .replace(/（[^）]*）|\([^)]*\)/g, '')
    .trim()
    .split(separator)
  const first = readDay(from, year)
  if (first === undefined || through === undefined) return first && [first]
  const month = Number(first.slice(5, 7))
  const last = readDay(/^\d{1,2}日?$/.test(through) ? `${month}月${through}` : through, year)
  if (last === undefined || last < first) return undefined
  const days: LocalDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (days.length >= spanDaysMax) return undefined
    days.push(day)
  }
  return days
}

const dayForm = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/

function readDay(text: string, year: number): LocalDay | undefined {
  const [, own = String(year), month = '', day = ''] = text.trim().match(dayForm) ?? []
  return parseLocalDay(`${own}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
