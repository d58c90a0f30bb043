import { formatInstant, localDay, weekdayOf } from '@huiyin/contract/time'
import type { Language } from '../app/preferences.tsx'

const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A moment in the time of the city, whatever the clock of this computer says. */
export function sayInstant(instant: string, language: Language): string {
  const local = formatInstant(new Date(instant))
  return `${sayDay(local.slice(0, 10), language)} ${local.slice(11, 16)}`
}

/** `2026年11月21日`; in English `21 Nov 2026`. */
export function sayDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (language === 'zh') return `${year}年${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${monthsEn[Number(month) - 1]} ${year}`
}

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const satisfies Record<Language, readonly string[]>

/** `2026年11月21日 周六`: where people work by the week. */
export function sayWeekday(day: string, language: Language): string {
  return `${sayDay(day, language)} ${weekdays[language][weekdayOf(localDay(day)) - 1]}`
}

/** Short form for tables: `11-21 16:00`, with the year when it is another one than now. */
export function shortInstant(instant: string): string {
  const local = formatInstant(new Date(instant))
  const isThisYear = local.slice(0, 4) === formatInstant(new Date()).slice(0, 4)
  return `${local.slice(isThisYear ? 5 : 0, 10)} ${local.slice(11, 16)}`
}

export function today(): string {
  return formatInstant(new Date()).slice(0, 10)
}
