import type { HandlingStep, Limit } from '@huiyin/contract/handling'
import {
  type Budget,
  type ClockEvent,
  dueOf,
  timeBetween,
  type WorkCalendar,
} from '../clock/index.ts'
import type { StepGraph } from './order.rules.ts'

/** A step that takes its time. */
export type Timed = Pick<HandlingStep, 'id' | 'after' | 'decideAfter' | 'limit'>

/** What has happened to a step; nothing, if it has not begun. */
export interface Progress {
  readonly beganAt?: Date
  readonly endedAt?: Date
  /** When it ends as its own clock says, where it has one; then its stops are in there. */
  readonly dueAt?: Date
  /** Stops of its clock in order; the last may still last. */
  readonly pauses?: readonly {
    readonly from: Date
    readonly until?: Date
    readonly ground: string
  }[]
}

export interface ScheduleRequest {
  /** When the whole begins: the acceptance. */
  readonly startedAt: Date
  readonly calendar: WorkCalendar
  /** Until when a stop that still lasts is reckoned; from its beginning, if not said. */
  readonly at?: Date
  /** By the id of the step. */
  readonly progress?: Readonly<Record<string, Progress | undefined>>
}

export interface StepDate {
  readonly id: string
  readonly beginsAt: Date
  /** The last second in time, or when it ended. */
  readonly dueAt: Date
  /** Whether it crosses days whose holidays are not announced. */
  readonly provisional: boolean
  /** The step whose end decides this date; `undefined` where the whole begins. */
  readonly because: string | undefined
}

export interface Schedule {
  /** In the order of the graph. */
  readonly steps: readonly StepDate[]
  /** The latest of all branches: the date of the matter. */
  readonly dueAt: Date
  readonly provisional: boolean
  /** The steps that decide the date, first to last. */
  readonly criticalPath: readonly string[]
  /** From the start to the date, in hundredths of a working day. */
  readonly workingDayHundredths: number
}

/**
 * The date of every step and of the whole, by the calendar. A step begins when all steps of its
 * `after` have ended; one with `decideAfter` is examined beforehand and ends with them at the
 * earliest. Each has its own clock, so a stop moves only what waits for it.
 *
 * @throws RangeError if the calendar does not reach so far or pauses are impossible
 * @see docs/domain/handling.md
 */
export function scheduleOf(graph: StepGraph<Timed>, request: ScheduleRequest): Schedule {
  const dates = new Map<string, StepDate>()
  const latestOf = (ids: readonly string[]) => latest(ids.flatMap((id) => dates.get(id) ?? []))
  for (const step of graph.order) {
    const before = latestOf(step.after)
    const own = ownDate(step, before, request)
    const legal = latestOf(step.decideAfter ?? [])
    const waits = legal !== undefined && legal.dueAt > own.dueAt && !hasEnded(step, request)
    const provisional =
      own.provisional || before?.provisional === true || (waits && legal.provisional)
    dates.set(step.id, {
      ...own,
      provisional,
      ...(waits ? { dueAt: legal.dueAt, because: legal.id } : {}),
    })
  }
  const steps = [...dates.values()]
  const last = latest(steps)
  const dueAt = last?.dueAt ?? request.startedAt
  const span = { from: request.startedAt, until: dueAt }
  return {
    steps,
    dueAt,
    provisional: steps.some(({ provisional }) => provisional),
    criticalPath: pathTo(last, dates),
    workingDayHundredths: timeBetween(span, 'working_day', request.calendar).amountHundredths,
  }
}

/** A limit as the clock takes it. */
export function budgetOf({ amount, unit }: Limit): Budget {
  return { amountHundredths: Math.round(amount * 100), unit }
}

function ownDate(step: Timed, before: StepDate | undefined, request: ScheduleRequest): StepDate {
  const { startedAt, calendar, at, progress } = request
  const { beganAt, endedAt, dueAt: ownDue, pauses = [] } = progress?.[step.id] ?? {}
  const beginsAt = beganAt ?? before?.dueAt ?? startedAt
  const because = before?.id
  const known = endedAt ?? ownDue
  if (known !== undefined) {
    return { id: step.id, beginsAt, dueAt: known, provisional: false, because }
  }
  const events: ClockEvent[] = [{ type: 'start', at: beginsAt }]
  for (const { from, until = at, ground } of pauses) {
    events.push({ type: 'pause', at: from, ground })
    if (until !== undefined) events.push({ type: 'resume', at: until })
  }
  const history = { name: step.id, budget: budgetOf(step.limit), ruleVersion: '', events }
  const { dueAt, provisional } = dueOf(history, calendar)
  return { id: step.id, beginsAt, dueAt, provisional, because }
}

function hasEnded({ id }: Timed, { progress }: ScheduleRequest): boolean {
  return progress?.[id]?.endedAt !== undefined
}

/** The latest of some dates; of equal ones the first. */
function latest(dates: readonly StepDate[]): StepDate | undefined {
  return dates.reduce<StepDate | undefined>(
    (last, date) => (last === undefined || date.dueAt > last.dueAt ? date : last),
    undefined,
  )
}

function pathTo(last: StepDate | undefined, dates: ReadonlyMap<string, StepDate>): string[] {
  const path: string[] = []
  for (let at = last; at !== undefined; at = dates.get(at.because ?? '')) path.unshift(at.id)
  return path
}
