import { dayOfNumber, daySeconds, weekdayOfNumber } from '@huiyin/contract/time'
import { citySecond, dayIsWorked, type WorkCalendar, workingSecondsAt } from './calendar.rules.ts'
import { dueOf, pausedTimes } from './clock.rules.ts'
import { type Course, courseOf } from './course.rules.ts'
import type { Budget, ClockEvent, ClockHistory, TimeUnit } from './types.ts'

/** The five units as the standards name them. */
export const unitNames: Readonly<Record<TimeUnit, string>> = {
  urgent_hour: '紧急工作时',
  urgent_day: '紧急工作日',
  working_hour: '工作时',
  working_day: '工作日',
  calendar_day: '自然日',
}

/** More runs of days than this are summed up instead of listed. */
const runsListedMax = 24

/**
 * The arithmetic of a due date as Chinese lines: from when, which days are stepped over and why
 * with the notice named, which 调休 days count, pauses, extensions, what is still provisional, and
 * the date itself on the last line.
 *
 * @throws RangeError as {@link dueOf}
 */
export function explainDue(history: ClockHistory, calendar: WorkCalendar): string[] {
  const course = courseOf(history)
  const due = dueOf(history, calendar)
  const dueSecond = citySecond(due.dueAt)
  const keepsHolidays = course.budgets.some(({ unit }) => unit.startsWith('working'))
  return [
    startLine(history, course),
    ...pauseLines(history, dueSecond, calendar),
    ...eventLines(history.events),
    ...(course.movedTo !== undefined
      ? []
      : keepsHolidays
        ? [...dayLines(course, dueSecond, calendar), ...countLines(course, dueSecond, calendar)]
        : [continuousLine(course)]),
    ...floorLines(course, dueSecond),
    ...(due.provisional ? provisionalLines(course.start, dueSecond, calendar) : []),
    ...stateLines(course),
    dueLine(dueSecond, course),
  ]
}

function startLine(history: ClockHistory, course: Course): string {
  const isOfDays = history.budget.unit === 'working_day' || history.budget.unit === 'calendar_day'
  const rule = isOfDays ? '当日不计入，次日起算' : '即时起算'
  return `起算：${moment(course.start)}，${rule}；期限${amount(history.budget)}。`
}

function pauseLines(history: ClockHistory, dueSecond: number, calendar: WorkCalendar): string[] {
  const times = pausedTimes(history, calendar)
  const grounds = history.events.flatMap((event) => (event.type === 'pause' ? event.ground : []))
  const course = courseOf(history)
  const lines = course.pauses.map((pause, index) => {
    const cut = times[index] ?? { amountHundredths: 0, unit: history.budget.unit }
    const effect =
      pause.from >= dueSecond ? '已过期限，不影响截止时间' : `不计入，扣除${amount(cut)}`
    return `暂停：${moment(pause.from)}至${moment(pause.until)}（${grounds[index]}），${effect}。`
  })
  if (course.state !== 'paused') return lines
  return [...lines, `暂停：${moment(course.end)}起暂停，尚未恢复（${grounds.at(-1)}）。`]
}

function eventLines(events: readonly ClockEvent[]): string[] {
  return events.flatMap((event) => {
    const at = moment(citySecond(event.at))
    switch (event.type) {
      case 'extend':
        return `延期：${at}批准延长${amount(event.by)}（${event.ground}）。`
      case 'recompute':
        return `重算：${at}按新公布的日历重新计算（日历版本${event.calendarVersion}）。`
      case 'move':
        return `总时限：${at}随各环节改为${moment(citySecond(event.to))}（${event.ground}）。`
      case 'exempt':
        return `免计：本时限不计超时（${event.ground}）。`
      default:
        return []
    }
  })
}

function continuousLine(course: Course): string {
  const unit = course.budgets[0]?.unit
  return unit === 'calendar_day'
    ? '按自然日连续计算，双休日和节假日不扣除。'
    : '昼夜连续计算，双休日和节假日不扣除。'
}

/** Days between start and due that are stepped over, and the 调休 days that count. */
function dayLines(course: Course, dueSecond: number, calendar: WorkCalendar): string[] {
  const first = dayOf(course.start)
  const last = dayOf(dueSecond)
  let restDays = 0
  const restRuns: DayRun[] = []
  const skipped: DayRun[] = []
  const worked: DayRun[] = []
  for (let number = first; number <= last; number++) {
    const special = calendar.specialDays.get(number)
    const isWorked = dayIsWorked(calendar, number)
    if (special === undefined) {
      if (isWorked) continue
      restDays++
      addToRun(restRuns, number, weekdayOfNumber(number) > 5 ? '双休日' : '非工作日')
    } else if (isWorked && special.type === 'workday') {
      addToRun(worked, number, `${special.name}${wordOf(special)}（${special.notice}）`)
    } else if (!isWorked) {
      addToRun(skipped, number, `${special.name}${wordOf(special)}（${special.notice}）`)
    }
  }
  return [
    ...runLines('跳过', skipped),
    ...(restRuns.length > runsListedMax
      ? [`跳过：双休日等共${restDays}天。`]
      : runsLine('跳过', restRuns)),
    ...runLines('计入', worked),
  ]
}

/** What was counted, where it fits a line: each run of working days, or the hours of each day. */
function countLines(course: Course, dueSecond: number, calendar: WorkCalendar): string[] {
  const [budget, ...others] = course.budgets
  if (budget === undefined || others.length > 0 || course.pauses.length > 0) return []
  if (budget.unit === 'working_day' && budget.amountHundredths % 100 !== 0) return []
  return budget.unit === 'working_day'
    ? workingDayLine(course.start, dueSecond, calendar)
    : workingHourLine(course.start, dueSecond, calendar)
}

function workingDayLine(start: number, due: number, calendar: WorkCalendar): string[] {
  const runs: DayRun[] = []
  let count = 0
  for (let number = dayOf(start) + 1; number <= dayOf(due); number++) {
    if (!dayIsWorked(calendar, number)) continue
    addToRun(runs, number, '')
    count++
  }
  if (count === 0 || runs.length > runsListedMax) return []
  return [`计数：${runs.map(span).join('、')}，共${count}个工作日。`]
}

function workingHourLine(start: number, due: number, calendar: WorkCalendar): string[] {
  const parts: string[] = []
  for (let number = dayOf(start); number <= dayOf(due); number++) {
    const from = Math.max(start, number * daySeconds)
    const until = Math.min(due, (number + 1) * daySeconds)
    const worked = workingSecondsAt(calendar, until) - workingSecondsAt(calendar, from)
    if (worked > 0) parts.push(`${day(number)}${Math.round(worked / 36) / 100}个工作时`)
    if (parts.length > runsListedMax) return []
  }
  return parts.length === 0 ? [] : [`计数：${parts.join('，')}。`]
}

interface DayRun {
  readonly from: number
  readonly through: number
  readonly reason: string
}

function addToRun(runs: DayRun[], number: number, reason: string): void {
  const last = runs.at(-1)
  if (last?.through === number - 1 && last.reason === reason) {
    runs[runs.length - 1] = { ...last, through: number }
  } else {
    runs.push({ from: number, through: number, reason })
  }
}

function wordOf(special: { readonly type: string; readonly isLocal?: true }): string {
  if (special.type === 'holiday') return special.isLocal ? '休息' : '放假'
  return special.isLocal ? '上班' : '调休上班'
}

/** One line a run: each names its notice. */
function runLines(verb: string, runs: readonly DayRun[]): string[] {
  const listed = runs.slice(0, runsListedMax).map((run) => {
    const count = run.through - run.from + 1
    return `${verb}：${span(run)}${run.reason}${count > 1 ? `，共${count}天` : ''}。`
  })
  const rest = runs.length - listed.length
  return rest > 0 ? [...listed, `${verb}：其余${rest}段节假日调休安排从略。`] : listed
}

/** All runs of weekends on one line: they have no notice. */
function runsLine(verb: string, runs: readonly DayRun[]): string[] {
  if (runs.length === 0) return []
  const reasons = [...new Set(runs.map(({ reason }) => reason))].join('、')
  return [`${verb}：${runs.map(span).join('、')}（${reasons}）。`]
}

function floorLines(course: Course, dueSecond: number): string[] {
  if (course.notBefore !== dueSecond) return []
  return ['日历变动不使期限少于一个工作日，截止时间不早于下列时间。']
}

function provisionalLines(start: number, due: number, calendar: WorkCalendar): string[] {
  const { announcedFrom: from, announcedThrough: through } = calendar
  const before = `暂定：${day(from)}以前的放假调休安排不在日历内，只按周一至周五计算。`
  const after = `暂定：${day(through)}以后的放假调休安排国务院办公厅尚未公布，公布后重新计算。`
  return [...(dayOf(start) < from ? [before] : []), ...(dayOf(due) > through ? [after] : [])]
}

function stateLines(course: Course): string[] {
  if (course.state === 'paused') return ['计时已暂停，下列截止时间按立即恢复计算，恢复后顺延。']
  if (course.state === 'ended') return [`计时已于${moment(course.end)}结束。`]
  return []
}

function dueLine(dueSecond: number, course: Course): string {
  const last = course.budgets.at(-1)
  const isClosing =
    last?.unit === 'working_day' &&
    last.amountHundredths % 100 === 0 &&
    dueSecond > course.start &&
    course.pauses.length === 0
  return `截止：${moment(dueSecond)}${isClosing ? '（当日工作时间结束）' : ''}。`
}

/** `5个工作日`, `1.5个自然日`, `2个紧急工作时`. */
function amount({ amountHundredths, unit }: Budget): string {
  return `${amountHundredths / 100}个${unitNames[unit]}`
}

const weekdayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

function day(number: number): string {
  return `${dayOfNumber(number).slice(0, 4)}年${dayOfYear(number)}`
}

function dayOfYear(number: number): string {
  const [, month, dayOfMonth] = dayOfNumber(number).split('-').map(Number)
  return `${month}月${dayOfMonth}日（${weekdayNames[weekdayOfNumber(number)]}）`
}

/** `2026年10月1日（周四）至10月7日（周三）`: the year once when it is one. */
function span({ from, through }: DayRun): string {
  if (from === through) return day(from)
  const isOneYear = dayOfNumber(from).slice(0, 4) === dayOfNumber(through).slice(0, 4)
  return `${day(from)}至${isOneYear ? dayOfYear(through) : day(through)}`
}

function moment(second: number): string {
  const ofDay = second - dayOf(second) * daySeconds
  const text = new Date(ofDay * 1000).toISOString().slice(11, 19)
  return `${day(dayOf(second))}${text.endsWith(':00') ? text.slice(0, 5) : text}`
}

function dayOf(second: number): number {
  return Math.floor(second / daySeconds)
}
