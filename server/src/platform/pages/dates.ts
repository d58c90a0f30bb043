import type { Language } from '../http/language.ts'

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const satisfies Record<Language, readonly string[]>

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A day in words.
 *
 * @param day - begins with `YYYY-MM-DD`; a moment is read at the offset it is written with
 */
export function dayIn(language: Language, day: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number)
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()]
  if (language === 'zh') return `${year}年${month}月${date}日（${weekday}）`
  return `${weekday} ${date} ${months[month - 1]} ${year}`
}

/**
 * A moment in words, to the minute. The last second in time belongs to its minute, so a day that
 * ends at 23:59:59 ends at 24:00 in words.
 *
 * @param moment - RFC 3339 with the offset of the region
 */
export function momentIn(language: Language, moment: string): string {
  const separator = language === 'zh' ? '' : ', '
  return `${dayIn(language, moment)}${separator}${timeOfDay(moment)}`
}

function timeOfDay(moment: string): string {
  const [hour = 0, minute = 0, second = 0] = moment.slice(11, 19).split(':').map(Number)
  const minutes = hour * 60 + minute + (second === 59 ? 1 : 0)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
