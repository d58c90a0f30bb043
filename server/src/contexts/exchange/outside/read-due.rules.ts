import { endOfDay, parseInstant, parseLocalDay } from '@huiyin/contract/time'

const written =
  /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:[T ]*(\d{1,2})[:时点](?:(\d{1,2})分?)?(?::\d{2}(?:\.\d+)?)?)?(?:之?前)?$/

/**
 * A date as other offices write it: `2026-11-25`, `2026/11/25 18:00`, `2026年11月25日18时前`, or a
 * moment of RFC 3339. A day lasts to its end.
 *
 * @returns nothing for what names no day of the calendar, 尽快 for instance
 */
export function readDue(text: string): Date | undefined {
  const tidy = text.normalize('NFKC').trim()
  const form = written.exec(tidy)
  if (form === null) return parseInstant(tidy)
  const [, year, month, dayOfMonth, hour, minute = '00'] = form
  const day = parseLocalDay(`${year}-${two(month)}-${two(dayOfMonth)}`)
  if (day === undefined || hour === undefined) return day && endOfDay(day)
  return parseInstant(`${day}T${two(hour)}:${two(minute)}:00+08:00`)
}

function two(text: string | undefined): string {
  return String(text).padStart(2, '0')
}
