import { daySeconds, weekdayOfNumber } from '@huiyin/contract/time'
import { citySecond, dayIsWorked, type WorkCalendar, workingSecondsAt } from './calendar.rules.ts'
import { dueOf, pausedTimes } from './clock.rules.ts'
import { type Course, courseOf } from './course.rules.ts'
import { type ExplanationWords, explanationWords } from './explanation.words.ts'
import type { ClockEvent, ClockHistory } from './types.ts'

/** More runs of days than this are summed up instead of listed. */
const runsListedMax = 24

/**
 * The arithmetic of a due date as lines: from when, which days are stepped over and why with the
 * notice named, which 调休 days count, pauses, extensions, what is still provisional, and the date
 * itself on the last line.
 *
 * @param language - of the sentences; grounds and notices are quoted in Chinese
 * @throws RangeError as {@link dueOf}
 */
export function explainDue(
  history: ClockHistory,
  calendar: WorkCalendar,
  language: 'zh' | 'en' = 'zh',
): string[] {
  const words = explanationWords[language]
  const course = courseOf(history)
  const due = dueOf(history, calendar)
  const dueSecond = citySecond(due.dueAt)
  const keepsHolidays = course.budgets.some(({ unit }) => unit.startsWith('working'))
  const span = { course, dueSecond, calendar, words }
  return [
    startLine(history, course, words),
    ...pauseLines(history, span),
    ...eventLines(history.events, words),
    ...(course.movedTo !== undefined
      ? []
      : keepsHolidays
        ? [...dayLines(span), ...countLines(span)]
        : [continuousLine(course, words)]),
    ...(course.notBefore === dueSecond ? [words.atLeastOneDay] : []),
    ...(due.provisional ? provisionalLines(span) : []),
    ...stateLines(course, words),
    dueLine(span),
  ]
}

/** What is explained: from the start of a clock to its due date, in words of a language. */
interface Explained {
  readonly course: Course
  readonly dueSecond: number
  readonly calendar: WorkCalendar
  readonly words: ExplanationWords
}

function startLine({ budget }: ClockHistory, course: Course, words: ExplanationWords): string {
  const isOfDays = budget.unit === 'working_day' || budget.unit === 'calendar_day'
  return words.start({ at: course.start, isOfDays, budget })
}

function pauseLines(history: ClockHistory, { dueSecond, calendar, words }: Explained): string[] {
  const times = pausedTimes(history, calendar)
  const grounds = history.events.flatMap((event) => (event.type === 'pause' ? event.ground : []))
  const course = courseOf(history)
  const lines = course.pauses.map(({ from, until }, index) => {
    const taken = times[index] ?? { amountHundredths: 0, unit: history.budget.unit }
    const cut = from >= dueSecond ? undefined : taken
    return words.pause({ from, until, ground: grounds[index] ?? '', cut })
  })
  if (course.state !== 'paused') return lines
  return [...lines, words.stillPaused(course.end, grounds.at(-1) ?? '')]
}

function eventLines(events: readonly ClockEvent[], words: ExplanationWords): string[] {
  return events.flatMap((event) => {
    const at = citySecond(event.at)
    switch (event.type) {
      case 'extend':
        return words.extended(at, event.by, event.ground)
      case 'recompute':
        return words.recomputed(at, event.calendarVersion)
      case 'move':
        return words.moved(at, citySecond(event.to), event.ground)
      case 'exempt':
        return words.exempt(event.ground)
      default:
        return []
    }
  })
}

function continuousLine(course: Course, words: ExplanationWords): string {
  const isOfDays = course.budgets[0]?.unit === 'calendar_day'
  return isOfDays ? words.continuousDays : words.continuousHours
}

/** Days between start and due that are stepped over, and the 调休 days that count. */
function dayLines({ course, dueSecond, calendar, words }: Explained): string[] {
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
      addToRun(restRuns, number, weekdayOfNumber(number) > 5 ? words.weekend : words.otherRest)
    } else if (isWorked && special.type === 'workday') {
      addToRun(worked, number, reasonOf(special, words))
    } else if (!isWorked) {
      addToRun(skipped, number, reasonOf(special, words))
    }
  }
  const reasons = [...new Set(restRuns.map(({ reason }) => reason))]
  // All weekends stand on one line: they have no notice.
  const rest =
    restRuns.length > runsListedMax ? words.restDays(restDays) : words.restSpans(restRuns, reasons)
  return [
    ...runLines(skipped, words.skipped, words),
    ...(restRuns.length === 0 ? [] : [rest]),
    ...runLines(worked, words.counted, words),
  ]
}

function reasonOf(
  special: {
    readonly name: string
    readonly type: string
    readonly isLocal?: true
    readonly notice: string
  },
  words: ExplanationWords,
): string {
  const kind = special.type === 'holiday' ? 'holiday' : 'workday'
  return words.special({
    name: special.name,
    kind,
    isLocal: special.isLocal ?? false,
    notice: special.notice,
  })
}

/** What was counted, where it fits a line: each run of working days, or the hours of each day. */
function countLines(explained: Explained): string[] {
  const { budgets, pauses } = explained.course
  const [budget, ...others] = budgets
  if (budget === undefined || others.length > 0 || pauses.length > 0) return []
  if (budget.unit === 'working_day' && budget.amountHundredths % 100 !== 0) return []
  return budget.unit === 'working_day' ? workingDayLine(explained) : workingHourLine(explained)
}

function workingDayLine({ course, dueSecond, calendar, words }: Explained): string[] {
  const runs: DayRun[] = []
  let count = 0
  for (let number = dayOf(course.start) + 1; number <= dayOf(dueSecond); number++) {
    if (!dayIsWorked(calendar, number)) continue
    addToRun(runs, number, '')
    count++
  }
  return count === 0 || runs.length > runsListedMax ? [] : [words.workingDays(runs, count)]
}

function workingHourLine({ course, dueSecond, calendar, words }: Explained): string[] {
  const days: { day: number; hours: number }[] = []
  for (let number = dayOf(course.start); number <= dayOf(dueSecond); number++) {
    const from = Math.max(course.start, number * daySeconds)
    const until = Math.min(dueSecond, (number + 1) * daySeconds)
    const worked = workingSecondsAt(calendar, until) - workingSecondsAt(calendar, from)
    if (worked > 0) days.push({ day: number, hours: Math.round(worked / 36) / 100 })
    if (days.length > runsListedMax) return []
  }
  return days.length === 0 ? [] : [words.workingHours(days)]
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

/** One line a run: each names its notice. */
function runLines(
  runs: readonly DayRun[],
  say: ExplanationWords['skipped'],
  words: ExplanationWords,
): string[] {
  const listed = runs.slice(0, runsListedMax).map((run) => say(run, run.reason))
  const rest = runs.length - listed.length
  return rest > 0 ? [...listed, words.moreRuns(rest)] : listed
}

function provisionalLines({ course, dueSecond, calendar, words }: Explained): string[] {
  const { announcedFrom: from, announcedThrough: through } = calendar
  const isBefore = dayOf(course.start) < from
  const isAfter = dayOf(dueSecond) > through
  return [
    ...(isBefore ? [words.provisionalBefore(from)] : []),
    ...(isAfter ? [words.provisionalAfter(through)] : []),
  ]
}

function stateLines(course: Course, words: ExplanationWords): string[] {
  if (course.state === 'paused') return [words.pausedNow]
  if (course.state === 'ended') return [words.ended(course.end)]
  return []
}

function dueLine({ course, dueSecond, words }: Explained): string {
  const last = course.budgets.at(-1)
  const isClosing =
    last?.unit === 'working_day' &&
    last.amountHundredths % 100 === 0 &&
    dueSecond > course.start &&
    course.pauses.length === 0
  return words.due(dueSecond, isClosing)
}

function dayOf(second: number): number {
  return Math.floor(second / daySeconds)
}
