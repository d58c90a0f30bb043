import { type Budget, dueOf, type WorkCalendar } from '../../kernel/clock/index.ts'
import {
  graphOf,
  inSeries,
  type Progress,
  type Schedule,
  scheduleOf,
} from '../../kernel/graph/index.ts'
import type { MatterClock } from '../../kernel/matter/index.ts'
import type { Application, Plan, PlannedStep, ReturnWanted } from './application.types.ts'

/** One run of a step as the joint view sees it. */
export interface StepRun {
  readonly matterId: string
  readonly number: string
  readonly stepId: string
  readonly run: number
  readonly outcome: 'passed' | 'failed' | 'sent_back' | 'superseded' | null
  /** Set while a stop is recorded: until when it was told to last. */
  readonly heldUntil: Date | null
  /** 预审 is over, or still waits for a legal predecessor. */
  readonly waitsFor: readonly string[]
  readonly returnTo: ReturnWanted | null
  readonly endedAt: Date | null
  /** The clock of the step, running or paused; none once it has ended. */
  readonly clock: MatterClock | undefined
}

/** What has to happen next to the steps of one application. Nothing of it twice: see {@link nextMoves}. */
export interface Moves {
  /** Runs that no longer count: their step, or one before it, is done again. */
  readonly supersede: readonly StepRun[]
  /** Steps whose predecessors have all passed, with the number of their run. */
  readonly begin: readonly { readonly step: PlannedStep; readonly run: number }[]
  /** Runs in pre-review whose legal predecessor is there now. */
  readonly release: readonly StepRun[]
  /** What was returned, once: it stands in the ledger with its reason. */
  readonly returned: ReturnWanted | null
  /** Nothing runs and nothing can begin: the application goes on to its decision. */
  readonly settled: 'passed' | 'failed' | null
}

/**
 * Decides how a joint approval goes on: a pure function of the plan and of what its steps are, so
 * that it may be asked as often as somebody likes and two departments that act at once lose nothing.
 *
 * A step begins when all steps before it have passed; a return of one step ends that step and what
 * was built on it, also after all had passed, and leaves the other branches alone; a step that says
 * no lets the branches beside it finish, so that the applicant is told everything at once.
 */
export function nextMoves(
  plan: Plan,
  runs: readonly StepRun[],
  wanted: ReturnWanted | null,
): Moves {
  const returned = wanted ?? currentRuns(runs).find(isSentBack)?.returnTo ?? null
  const again =
    returned === null ? new Set<string>() : stepsAgain(plan, returned.stepId, currentRuns(runs))
  const supersede = currentRuns(runs).filter(({ stepId }) => again.has(stepId))
  const present = new Map(
    currentRuns(runs)
      .filter(({ stepId }) => !again.has(stepId))
      .map((run) => [run.stepId, run]),
  )
  const passed = (stepId: string) => present.get(stepId)?.outcome === 'passed'
  const begin = plan.steps
    .filter(({ id, after }) => !present.has(id) && after.every(passed))
    .map((step) => ({ step, run: runs.filter(({ stepId }) => stepId === step.id).length + 1 }))
  const open = [...present.values()].filter(({ outcome }) => outcome === null)
  const release = open.filter(({ waitsFor }) => waitsFor.length > 0 && waitsFor.every(passed))
  const isSettled = begin.length === 0 && open.every(({ waitsFor }) => waitsFor.length > 0)
  return {
    supersede,
    begin,
    release,
    returned,
    settled:
      !isSettled || release.length > 0
        ? null
        : plan.steps.every(({ id }) => passed(id))
          ? 'passed'
          : 'failed',
  }
}

/** Runs that count: those that nothing has superseded. */
export function currentRuns<Run extends StepRun>(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ outcome }) => outcome !== 'superseded')
}

const isSentBack = ({ outcome }: StepRun) => outcome === 'sent_back'

/** The steps to do again when one is: what was built on it, and what it was needed to decide. */
function stepsAgain(plan: Plan, target: string, runs: readonly StepRun[]): ReadonlySet<string> {
  const again = new Set([target])
  // What is still examined beforehand goes on: it waits for its predecessor anyway.
  const waiting = new Set(
    runs.filter(({ waitsFor }) => waitsFor.length > 0).map(({ stepId }) => stepId),
  )
  for (const { id, after, decideAfter = [] } of graphOf(plan.steps).order) {
    const isDecidedOn = !waiting.has(id) && decideAfter.some((before) => again.has(before))
    if (isDecidedOn || after.some((before) => again.has(before))) again.add(id)
  }
  return again
}

/**
 * The dates of all steps as things stand: what has ended when it ended, what runs by its clock, a
 * stop until the day that was told, what has not begun by its limit from the end of those before it.
 * The date of the application is the latest of them.
 */
export function datesOf(
  plan: Pick<Plan, 'steps'>,
  runs: readonly StepRun[],
  from: { readonly acceptedAt: Date; readonly now: Date; readonly calendar: WorkCalendar },
): Schedule {
  const progress = Object.fromEntries(
    currentRuns(runs)
      .filter(({ outcome }) => outcome !== 'sent_back')
      .map((run) => [run.stepId, progressOf(run, from)]),
  )
  const { acceptedAt: startedAt, calendar } = from
  return scheduleOf(graphOf(plan.steps), { startedAt, calendar, progress })
}

function progressOf(
  { clock, heldUntil, endedAt }: StepRun,
  { now, calendar }: { readonly now: Date; readonly calendar: WorkCalendar },
): Progress {
  if (clock === undefined) return { endedAt: endedAt ?? now }
  const beganAt = clock.startedAt
  if (clock.state !== 'paused') return { beganAt, dueAt: clock.dueAt }
  const until = heldUntil === null || heldUntil < now ? now : heldUntil
  const events = [...clock.events, { type: 'resume', at: until } as const]
  return { beganAt, dueAt: dueOf({ ...clock, events }, calendar).dueAt }
}

/**
 * What a limit of a step comes to in hundredths of working days: an hour is an eighth of one, of
 * calendar days those count that are worked.
 */
export function daysOfLimit(
  step: PlannedStep,
  limit: PlannedStep['limit'],
  startedAt: { readonly acceptedAt: Date; readonly calendar: WorkCalendar },
): number {
  const { acceptedAt, calendar } = startedAt
  const alone = graphOf([{ ...step, limit, after: [], decideAfter: [] }])
  return scheduleOf(alone, { startedAt: acceptedAt, calendar }).workingDayHundredths
}

/** All steps one after another, in hundredths of working days: what it took before they ran beside each other. */
export function serialDaysOf(
  { steps }: Pick<Plan, 'steps'>,
  { acceptedAt, calendar }: { readonly acceptedAt: Date; readonly calendar: WorkCalendar },
): number {
  const chain = inSeries(graphOf(steps))
  return scheduleOf(chain, { startedAt: acceptedAt, calendar }).workingDayHundredths
}

/** The promise of an application: the working days from its acceptance to the latest of its steps. */
export function promiseOf(
  { plan }: Pick<Application, 'plan'>,
  from: { readonly acceptedAt: Date; readonly calendar: WorkCalendar },
): Budget {
  const { workingDayHundredths } = datesOf(plan, [], { ...from, now: from.acceptedAt })
  return { amountHundredths: Math.ceil(workingDayHundredths / 100) * 100, unit: 'working_day' }
}
