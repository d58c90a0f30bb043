import { dayNumber, dayOfNumber, formatInstant, localDayOf, weekdayOf } from '@huiyin/contract/time'
import type { NoticeSettings } from './settings.rules.ts'
import type { Notice, RunningClock } from './types.ts'

/** Whether nothing may be sent now. The silence may cross midnight. */
export function isSilent(now: Date, { silence }: NoticeSettings): boolean {
  const time = formatInstant(now).slice(11, 16)
  return silence.from <= silence.to
    ? silence.from <= time && time < silence.to
    : silence.from <= time || time < silence.to
}

/**
 * The last step of a clock's reminders that is reached: `rectify:80`, and from the day after the
 * due day one a day, `rectify:overdue:2026-11-28`. Earlier steps that were missed are not made up
 * for: one reminder says it all. Shares are of the time from start to due as it passes, not of
 * working time; a pause moves `dueAt` and so the steps.
 */
export function reminderStep(
  clock: Pick<RunningClock, 'name' | 'startedAt' | 'dueAt'>,
  now: Date,
  settings: NoticeSettings,
): string | undefined {
  const today = localDayOf(now)
  if (today > localDayOf(clock.dueAt)) return `${clock.name}:overdue:${today}`
  const whole = Math.max(1, clock.dueAt.getTime() - clock.startedAt.getTime())
  const used = ((now.getTime() - clock.startedAt.getTime()) / whole) * 100
  const reached = settings.reminderPercents.filter((percent) => percent <= used)
  return reached.length === 0 ? undefined : `${clock.name}:${Math.max(...reached)}`
}

/** The week of a moment, `2026-W48` (ISO 8601: it belongs to the year of its Thursday). */
export function weekOf(moment: Date): string {
  const day = localDayOf(moment)
  const thursday = dayNumber(day) - weekdayOf(day) + 4
  const year = dayOfNumber(thursday).slice(0, 4)
  const firstDay = Date.parse(`${year}-01-01T00:00:00Z`) / 86_400_000
  const week = Math.floor((thursday - firstDay) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Kinds whose only new content is that time has passed: said once a digest, as numbers. */
const countedKinds = new Set(['reminder', 'overdue'])
const namedMax = 3

/**
 * All open notices of one person as one message: how many, what is most urgent, by number; the
 * reasons of the first three that are not mere reminders.
 *
 * @param notices - at least one
 */
export function digestText(notices: readonly Notice[], now: Date): string {
  const matters = new Map(notices.map((notice) => [notice.matterNumber ?? notice.id, notice]))
  const due = [...matters.values()].flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))
  const overdue = due.filter((dueAt) => dueAt < now).length
  const today = due.filter((at) => at >= now && localDayOf(at) === localDayOf(now)).length
  const counts = [
    ...(overdue > 0 ? [`${overdue}件已超期`] : []),
    ...(today > 0 ? [`${today}件今天到期`] : []),
  ]
  const head = `您有${matters.size}件事项待处理${counts.length > 0 ? `，其中${counts.join('，')}` : ''}。`
  const named = byUrgency(notices.filter(({ kind }) => !countedKinds.has(kind))).slice(0, namedMax)
  return [head, ...named.map(({ reason }) => `${reason.slice(0, 80)}。`)].join('')
}

/** The earliest due first; without a due date last. */
export function byUrgency<Line extends Pick<Notice, 'dueAt' | 'id'>>(
  notices: readonly Line[],
): Line[] {
  const time = ({ dueAt }: Line) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return notices.toSorted((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))
}
