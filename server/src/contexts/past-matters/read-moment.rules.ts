import { parseInstant } from '@huiyin/contract/time'

/** A time as a clock on the wall shows it, in milliseconds as if the wall were in UTC. */
interface WallTime {
  readonly ms: number
  /** A day without a time. */
  readonly isDay: boolean
}

/** A moment read from a cell; `isDay` where the cell names a day alone, then `at` is its beginning. */
export interface ReadMoment {
  readonly at: Date
  readonly isDay: boolean
}

const dayMs = 86_400_000
/** Understood in every file: what databases and spreadsheets write. */
const usualPatterns = [
  'YYYY-M-D H:mm:ss',
  'YYYY-M-D H:mm',
  'YYYY-M-DTH:mm:ss',
  'YYYY-M-DTH:mm:ss.SSS',
  'YYYY-M-D H:mm:ss.SSS',
  'YYYY-M-D',
  'YYYY/M/D H:mm:ss',
  'YYYY/M/D H:mm',
  'YYYY/M/D',
  'YYYY年M月D日 H:mm:ss',
  'YYYY年M月D日 H:mm',
  'YYYY年M月D日H时m分',
  'YYYY年M月D日',
  'YYYYMMDDHHmmss',
  'YYYYMMDD',
]
/** Day 0 of a spreadsheet, 1899-12-30, before 1970. */
const serialEpochDays = 25_569
const serialForm = /^[1-9]\d{4}(\.\d+)?$/

/**
 * Reads moments as a file writes them: its own patterns first, then the usual ones, RFC 3339 and
 * serials of a spreadsheet. A pattern may have 24 hours (`HH`) or 12 with `A`.
 *
 * @param zone - an IANA name or an offset `+08:00`
 * @throws RangeError for a zone nobody knows
 */
export function openMoments(
  zone: string,
  patterns: readonly string[] = [],
): (text: string) => ReadMoment | undefined {
  const readers = [...patterns, ...usualPatterns].map(patternReader)
  const instantOf = openZone(zone)
  return (text) => {
    const tidy = text.normalize('NFKC').trim()
    for (const reader of readers) {
      const wall = reader(tidy)
      if (wall !== undefined) return { at: instantOf(wall.ms), isDay: wall.isDay }
    }
    const instant = parseInstant(tidy)
    if (instant !== undefined) return { at: instant, isDay: false }
    if (!serialForm.test(tidy)) return undefined
    const days = Number(tidy) - serialEpochDays
    return { at: instantOf(Math.round(days * 86_400) * 1000), isDay: Number.isInteger(days) }
  }
}

const tokenForm = /YYYY|MM|DD|HH|hh|mm|ss|SSS|[MDHhmsA]/g
const partForms: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{1,2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  SSS: '\\d{1,9}',
  A: '(?<half>[AaPp]\\.?[Mm]\\.?|上午|下午)',
}

function patternReader(pattern: string): (text: string) => WallTime | undefined {
  const parts: string[] = []
  let at = 0
  for (const match of pattern.matchAll(tokenForm)) {
    parts.push(literal(pattern.slice(at, match.index)), partForms[match[0]] ?? '')
    at = match.index + match[0].length
  }
  const form = new RegExp(`^${parts.join('')}${literal(pattern.slice(at))}$`)
  return (text) => wallTime(form.exec(text)?.groups)
}

/** What stands between the parts; one blank is as good as several. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/ +/g, ' +')
}

function wallTime(groups: Record<string, string | undefined> | undefined): WallTime | undefined {
  if (groups?.year === undefined) return undefined
  const { year, month = '1', day = '1', hour, minute = '0', second = '0', half } = groups
  const hours = hour === undefined ? 0 : hourOf(Number(hour), half)
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const isReal = new Date(days).getUTCDate() === Number(day) && Number(month) <= 12
  if (!isReal || hours === undefined || Number(minute) > 59 || Number(second) > 59) return undefined
  const ms = days + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
  return { ms, isDay: hour === undefined }
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  const isAfternoon = /^p|^下/i.test(half)
  return (hour % 12) + (isAfternoon ? 12 : 0)
}

/** From the time on the wall to the moment, summer time minded. */
function openZone(zone: string): (wallMs: number) => Date {
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(zone)
  if (fixed !== null) {
    const offset = (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000
    return (wallMs) => new Date(wallMs - (fixed[1] === '-' ? -offset : offset))
  }
  const offsetAt = openOffsets(zone)
  return (wallMs) => {
    const first = offsetAt(wallMs - offsetAt(wallMs))
    return new Date(wallMs - first)
  }
}

/** Offsets by the hour: a zone changes on an hour, and a file asks for the same hours again. */
function openOffsets(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const known = new Map<number, number>()
  return (ms) => {
    const hour = Math.floor(ms / (dayMs / 24))
    const found = known.get(hour)
    if (found !== undefined) return found
    const name = format
      .formatToParts(hour * (dayMs / 24))
      .find(({ type }) => type === 'timeZoneName')
    const offset = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name?.value ?? '')
    const minutes = Number(offset?.[2] ?? 0) * 60 + Number(offset?.[3] ?? 0)
    const result = (offset?.[1] === '-' ? -minutes : minutes) * 60_000
    known.set(hour, result)
    return result
  }
}
