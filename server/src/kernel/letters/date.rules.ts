import { localDayOf } from '@huiyin/contract/time'
import type { Instant } from './facts.rules.ts'

/** `2026年11月5日`: the year in full, no leading zeros (GB/T 9704-2012, 7.3.5). */
export function letterDay(instant: Instant): string {
  const [year, month, day] = localDayOf(new Date(instant)).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** `2026年11月5日18:00`; the last second of a day is said as the day alone. */
export function letterMoment(instant: Instant): string {
  const moment = new Date(instant)
  const local = new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 19)
  return local === '23:59:59' ? letterDay(moment) : `${letterDay(moment)}${local.slice(0, 5)}`
}

/** {@link letterMoment} of a moment that may be unknown. */
export function maybeMoment(instant: Instant | null | undefined): string | undefined {
  return instant === null || instant === undefined ? undefined : letterMoment(instant)
}
