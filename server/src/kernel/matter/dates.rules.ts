import type { DueLight } from '@huiyin/contract/matter'
import { localDayOf } from '@huiyin/contract/time'
import type { WorkCalendar } from '../clock/index.ts'
import { timeBetween } from '../clock/index.ts'

const inEnglish = (days: number) => `${days} working ${days === 1 ? 'day' : 'days'}`

const wordsIn = {
  zh: {
    none: '无时限',
    overdue: (days: number) => (days === 0 ? '超期不足 1 个工作日' : `超期 ${days} 个工作日`),
    today: '今天到期',
    left: (days: number) => `剩 ${days} 个工作日`,
  },
  en: {
    none: 'no limit',
    overdue: (days: number) =>
      days === 0 ? 'overdue, under 1 working day' : `overdue, ${inEnglish(days)}`,
    today: 'due today',
    left: (days: number) => `${inEnglish(days)} left`,
  },
} as const

/** A due date in words: `剩 2 个工作日`, `今天到期`, `超期 1 个工作日`. */
export interface DueWords {
  readonly light: DueLight
  readonly words: string
}

const hundredthsPerDay = 100

/** How near a date is, in working days, so that a holiday does not make it look late. */
export function dueWords(
  { dueAt, now }: { readonly dueAt: Date | null; readonly now: Date },
  calendar: WorkCalendar,
  language: 'zh' | 'en' = 'zh',
): DueWords {
  const words = wordsIn[language]
  if (dueAt === null) return { light: 'none', words: words.none }
  if (now > dueAt) {
    const days = Math.floor(workingDays(dueAt, now, calendar))
    return { light: 'overdue', words: words.overdue(days) }
  }
  if (localDayOf(dueAt) === localDayOf(now)) return { light: 'soon', words: words.today }
  const days = Math.max(1, Math.ceil(workingDays(now, dueAt, calendar)))
  return { light: days === 1 ? 'soon' : 'on_time', words: words.left(days) }
}

function workingDays(from: Date, until: Date, calendar: WorkCalendar): number {
  return timeBetween({ from, until }, 'working_day', calendar).amountHundredths / hundredthsPerDay
}
