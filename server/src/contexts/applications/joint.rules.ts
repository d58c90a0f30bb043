import type { Limit } from '@huiyin/contract/handling'
import type { Budget, WorkCalendar } from '../../kernel/clock/index.ts'
import { dueOf, timeBetween } from '../../kernel/clock/index.ts'
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
  const again = returned === null ? new Set<string>() : withDescendants(plan, returned.stepId)
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
export function currentRuns(runs: readonly StepRun[]): readonly StepRun[] {
  return runs.filter(({ outcome }) => outcome !== 'superseded')
}

const isSentBack = ({ outcome }: StepRun) => outcome === 'sent_back'

/** A step and all that come after it, however far. */
export function withDescendants(plan: Pick<Plan, 'steps'>, stepId: string): ReadonlySet<string> {
  const found = new Set([stepId])
  for (const { id, after, decideAfter = [] } of inOrder(plan)) {
    if ([...after, ...decideAfter].some((before) => found.has(before))) found.add(id)
  }
  return found
}

/** All steps before one, however far. */
export function predecessorsOf(plan: Pick<Plan, 'steps'>, stepId: string): readonly PlannedStep[] {
  return plan.steps.filter(({ id }) => id !== stepId && withDescendants(plan, id).has(stepId))
}

/**
 * Steps so that each stands behind those it waits for.
 * @throws RangeError when the plan turns in a circle; the publication of an item refuses that
 */
export function inOrder({ steps }: Pick<Plan, 'steps'>): readonly PlannedStep[] {
  const ordered: PlannedStep[] = []
  const waiting = new Set(steps)
  const done = new Set<string>()
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ after, decideAfter = [] }) =>
      [...after, ...decideAfter].every((before) => done.has(before)),
    )
    if (ready.length === 0) throw new RangeError('the steps turn in a circle')
    for (const step of ready) {
      waiting.delete(step)
      done.add(step.id)
      ordered.push(step)
    }
  }
  return ordered
}

/** When a step is over as things stand, and which step before it decides that. */
export interface StepDate {
  readonly step: PlannedStep
  readonly startsAt: Date
  readonly endsAt: Date
  readonly because: string | null
}

/**
 * The dates of all steps as things stand: what has ended when it ended, what runs by its clock, a
 * stop until the day that was told, what has not begun by its limit from the end of those before it.
 * The date of the application is the latest of them, and the path that leads there is the critical one.
 */
export function projectDates(
  plan: Plan,
  runs: readonly StepRun[],
  from: { readonly acceptedAt: Date; readonly now: Date; readonly calendar: WorkCalendar },
): readonly StepDate[] {
  const present = new Map(currentRuns(runs).map((run) => [run.stepId, run]))
  const dates = new Map<string, StepDate>()
  for (const step of inOrder(plan)) {
    const last = latest(step.after.flatMap((id) => dates.get(id) ?? []))
    const startsAt = last?.endsAt ?? from.acceptedAt
    const own = endOf(step, present.get(step.id), { ...from, startsAt })
    const legal = latest((step.decideAfter ?? []).flatMap((id) => dates.get(id) ?? []))
    const waits = legal !== undefined && legal.endsAt > own
    dates.set(step.id, {
      step,
      startsAt,
      endsAt: waits ? legal.endsAt : own,
      because: (waits ? legal : last)?.step.id ?? null,
    })
  }
  return [...dates.values()]
}

/** The latest of some dates: the one everybody waits for. */
export function latest(dates: readonly StepDate[]): StepDate | undefined {
  return dates.reduce<StepDate | undefined>(
    (last, date) => (last === undefined || date.endsAt > last.endsAt ? date : last),
    undefined,
  )
}

/** The steps that decide the date, from the first to the last. */
export function criticalPath(dates: readonly StepDate[]): readonly StepDate[] {
  const byId = new Map(dates.map((date) => [date.step.id, date]))
  const path: StepDate[] = []
  for (let at = latest(dates); at !== undefined; at = byId.get(at.because ?? '')) path.unshift(at)
  return path
}

interface Standing {
  readonly startsAt: Date
  readonly now: Date
  readonly calendar: WorkCalendar
}

function endOf(step: PlannedStep, run: StepRun | undefined, standing: Standing): Date {
  const { startsAt, now, calendar } = standing
  if (run === undefined || run.outcome === 'sent_back')
    return limitFrom(step.limit, startsAt, calendar)
  if (run.clock === undefined) return run.endedAt ?? now
  if (run.clock.state !== 'paused') return run.clock.dueAt
  const until = run.heldUntil === null || run.heldUntil < now ? now : run.heldUntil
  const events = [...run.clock.events, { type: 'resume', at: until } as const]
  return dueOf({ ...run.clock, events }, calendar).dueAt
}

/** The end of a limit that begins at a moment. */
export function limitFrom(limit: Limit, startsAt: Date, calendar: WorkCalendar): Date {
  const history = {
    name: 'step',
    budget: budgetOf(limit),
    ruleVersion: '',
    events: [{ type: 'start', at: startsAt } as const],
  }
  return dueOf(history, calendar).dueAt
}

/** A limit of an item as the clock takes it. */
export function budgetOf({ amount, unit }: Limit): Budget {
  return { amountHundredths: Math.round(amount * 100), unit }
}

/** The promise of an application: the working days from its acceptance to the latest of its steps. */
export function promiseOf(
  application: Pick<Application, 'plan'>,
  from: { readonly acceptedAt: Date; readonly calendar: WorkCalendar },
): Budget {
  const dates = projectDates(application.plan, [], { ...from, now: from.acceptedAt })
  const until = latest(dates)?.endsAt ?? from.acceptedAt
  const { amountHundredths } = timeBetween(
    { from: from.acceptedAt, until },
    'working_day',
    from.calendar,
  )
  return { amountHundredths: Math.ceil(amountHundredths / 100) * 100, unit: 'working_day' }
}
