import type { DueLight } from '@huiyin/contract/matter'
import { localDayOf } from '@huiyin/contract/time'
import type { WorkCalendar } from '../clock/index.ts'
import { timeBetween } from '../clock/index.ts'

/** A due date in words: `剩 2 个工作日`, `今天到期`, `超期 1 个工作日`. */
export interface DueWords {
  readonly light: DueLight
  readonly words: string
}

const hundredthsPerDay = 100

/** How near a date is, in working days, so that a holiday does not make it look late. */
export function dueWords(dueAt: Date | null, now: Date, calendar: WorkCalendar): DueWords {
  if (dueAt === null) return { light: 'none', words: '无时限' }
  if (now > dueAt) {
    const days = Math.floor(workingDays(dueAt, now, calendar))
    return { light: 'overdue', words: days === 0 ? '超期不足 1 个工作日' : `超期 ${days} 个工作日` }
  }
  if (localDayOf(dueAt) === localDayOf(now)) return { light: 'soon', words: '今天到期' }
  const days = Math.max(1, Math.ceil(workingDays(now, dueAt, calendar)))
  return { light: days === 1 ? 'soon' : 'on_time', words: `剩 ${days} 个工作日` }
}

function workingDays(from: Date, until: Date, calendar: WorkCalendar): number {
  return timeBetween({ from, until }, 'working_day', calendar).amountHundredths / hundredthsPerDay
}
