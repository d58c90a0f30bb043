/**
 * A day of the city, `YYYY-MM-DD`. Days and moments never mix: a deadline is a moment, a holiday
 * is a day. Compares correctly as text.
 */
export type LocalDay = string & { readonly kind: 'LocalDay' }

/**
 * China has kept one time, UTC+8, without summer time since 1991 (Asia/Shanghai), and the product
 * reckons no earlier day; so local time is a constant offset and needs no zone table.
 */
export const cityOffsetSeconds = 8 * 3600

/** Seconds in a day of the city; exact, because there is no summer time. */
export const daySeconds = 86_400

const instantForm =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|([+-])(\d{2}):(\d{2}))$/
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A moment as the city writes it: RFC 3339 to the second, `2026-11-20T18:00:00+08:00`.
 * Fractions of a second are dropped.
 */
export function formatInstant(instant: Date): string {
  const local = new Date(instant.getTime() + cityOffsetSeconds * 1000)
  return `${local.toISOString().slice(0, 19)}+08:00`
}

/**
 * Reads a moment with its offset (RFC 3339); `undefined` when the text is not one or names a day
 * or time that does not exist. Leap seconds are refused.
 */
export function parseInstant(text: string): Date | undefined {
  const match = instantForm.exec(text)
  if (match === null) return undefined
  const [, dayText = '', hour, minute, second, fraction = '', , sign, offsetHour, offsetMinute] =
    match
  const day = parseLocalDay(dayText)
  if (day === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return undefined
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60
  const seconds =
    dayNumber(day) * daySeconds + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const milliseconds = Math.floor(Number(`0${fraction}`) * 1000)
  return new Date((seconds - (sign === '-' ? -offset : offset)) * 1000 + milliseconds)
}

/** Reads a day, `YYYY-MM-DD`; `undefined` when the text is not one or the day does not exist. */
export function parseLocalDay(text: string): LocalDay | undefined {
  const match = dayForm.exec(text)
  if (match === null) return undefined
  const moment = new Date(0)
  moment.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return moment.toISOString().slice(0, 10) === text ? (text as LocalDay) : undefined
}

/**
 * A day written by a programmer or read from a checked place.
 * @throws RangeError when it is not a day
 */
export function localDay(text: string): LocalDay {
  const day = parseLocalDay(text)
  if (day === undefined) throw new RangeError(`not a day: ${text}`)
  return day
}

/** The day on the city's calendar at this moment. */
export function localDayOf(instant: Date): LocalDay {
  return formatInstant(instant).slice(0, 10) as LocalDay
}

/** Days since 1970-01-01. */
export function dayNumber(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`) / (daySeconds * 1000)
}

/** The day with this number, see {@link dayNumber}. */
export function dayOfNumber(number: number): LocalDay {
  return new Date(number * daySeconds * 1000).toISOString().slice(0, 10) as LocalDay
}

/** The day `count` days later; earlier when negative. */
export function addDays(day: LocalDay, count: number): LocalDay {
  return dayOfNumber(dayNumber(day) + count)
}

/** 1 Monday to 7 Sunday, as ISO 8601 and the Chinese week count them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export function weekdayOf(day: LocalDay): Weekday {
  return weekdayOfNumber(dayNumber(day))
}

/** The weekday of the day with this number, see {@link dayNumber}. */
export function weekdayOfNumber(number: number): Weekday {
  // Day 0, 1970-01-01, was a Thursday.
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** The first second of a day. */
export function startOfDay(day: LocalDay): Date {
  return new Date((dayNumber(day) * daySeconds - cityOffsetSeconds) * 1000)
}

/** The last second of a day, 23:59:59. */
export function endOfDay(day: LocalDay): Date {
  return new Date(startOfDay(day).getTime() + (daySeconds - 1) * 1000)
}
