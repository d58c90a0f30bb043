import { formatInstant } from '@huiyin/contract/time'
import type { WorkStep, WorkSteps } from '@huiyin/contract/work-steps'
import type { StaffActor } from '../../kernel/access/index.ts'
import { timeBetween, type WorkCalendar } from '../../kernel/clock/index.ts'
import { type OpenApplication, selectOpenOfUnits } from './application.store.ts'
import type { PlannedStep } from './application.types.ts'
import { currentRuns, datesOf, daysOfLimit } from './joint.rules.ts'
import type { ApplicationParts } from './parts.ts'
import { approvalStep } from './step.lifecycle.ts'
import { type ListedRun, loadRuns } from './step.store.ts'

/** States in which the unit itself has to do something. */
const ownTurn = new Set(['pre_review', 'reviewing'])

/**
 * The steps of the own units in open applications: what they have to end, and what they wait for,
 * each with who stands before and behind it, the earliest due first.
 */
export async function listSteps(parts: ApplicationParts, actor: StaffActor): Promise<WorkSteps> {
  const { regionCode, posts } = actor
  const unitCodes = [...new Set(posts.map(({ unitCode }) => unitCode))]
  const open = await selectOpenOfUnits(parts.db, regionCode, unitCodes)
  const ids = open.map(({ matterId }) => matterId)
  const runs = await loadRuns(parts.db, regionCode, ids)
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const { unit } = await parts.org.snapshot(regionCode)
  const nameOf = (code: string) => unit(code)?.name ?? code
  const now = parts.world.now()
  const lines = open.flatMap((application) => {
    const current = currentRuns(runs.get(application.matterId) ?? []) as readonly ListedRun[]
    const around = { application, runs: current, calendar, now, nameOf }
    return application.plan.steps
      .filter((step) => unitCodes.includes(step.unit) && isOpen(step, current))
      .map((step) => lineOf(step, around))
  })
  const inOrder = lines.toSorted((one, other) => (one.line.dueAt < other.line.dueAt ? -1 : 1))
  const linesOf = (isMine: boolean) =>
    inOrder.filter((each) => each.isMine === isMine).map(({ line }) => line)
  return { mine: linesOf(true), others: linesOf(false) }
}

function isOpen({ id }: PlannedStep, runs: readonly ListedRun[]): boolean {
  return (runs.find(({ stepId }) => stepId === id)?.outcome ?? null) === null
}

interface Around {
  readonly application: OpenApplication
  readonly runs: readonly ListedRun[]
  readonly calendar: WorkCalendar
  readonly now: Date
  readonly nameOf: (unitCode: string) => string
}

function lineOf(step: PlannedStep, around: Around): { isMine: boolean; line: WorkStep } {
  const { application, runs, calendar, now, nameOf } = around
  const { plan, number, title } = application
  const run = runs.find(({ stepId }) => stepId === step.id)
  const passed = new Set(
    runs.filter(({ outcome }) => outcome === 'passed').map(({ stepId }) => stepId),
  )
  const acceptedAt = application.acceptedAt ?? application.openedAt
  const dates = datesOf(plan, runs, { acceptedAt, now, calendar })
  const dueAt = dates.steps.find(({ id }) => id === step.id)?.dueAt ?? dates.dueAt
  const before = run === undefined ? [...step.after, ...(step.decideAfter ?? [])] : run.waitsFor
  const neighbours = (ids: readonly string[]) =>
    plan.steps
      .filter(({ id }) => ids.includes(id))
      .map(({ name, unit }) => ({ name, unitName: nameOf(unit) }))
  const behind = plan.steps
    .filter(({ id, after, decideAfter = [] }) => {
      return !passed.has(id) && [...after, ...decideAfter].includes(step.id)
    })
    .map(({ id }) => id)
  const daysSince = (from: Date) =>
    timeBetween({ from, until: now }, 'working_day', calendar).amountHundredths
  const inDays = (limit: PlannedStep['limit']) => daysOfLimit(step, limit, { acceptedAt, calendar })
  const line: WorkStep = {
    application: number,
    title,
    name: step.name,
    number: run?.number ?? null,
    stateLabel:
      run === undefined ? '待前序' : (approvalStep.states[run.state]?.label.zh ?? run.state),
    isPreReview: run !== undefined && run.waitsFor.length > 0,
    dueAt: formatInstant(dueAt),
    isOverdue: run?.clock?.state === 'running' && run.clock.dueAt < now,
    statutory: step.statutoryLimit === undefined ? null : inDays(step.statutoryLimit),
    promised: inDays(step.limit),
    used: run === undefined ? 0 : daysSince(run.beganAt),
    waitsFor: neighbours(before.filter((id) => !passed.has(id))),
    waitedForBy: neighbours(behind),
  }
  return { isMine: run !== undefined && ownTurn.has(run.state), line }
}
