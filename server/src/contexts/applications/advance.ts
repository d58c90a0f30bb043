import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { budgetOf, graphOf, withAncestors } from '../../kernel/graph/index.ts'
import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import type { ActRequest, Matter, MatterClock, NewMatter } from '../../kernel/matter/index.ts'
import { loadClocks, runningClock } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { loadApplications } from './application.store.ts'
import type { Application, Plan, PlannedStep } from './application.types.ts'
import { tableOfStep } from './automatic/straight.rules.ts'
import { asFast, putFirst } from './fast-lane/go-first.ts'
import { currentRuns, datesOf, type Moves, nextMoves } from './joint.rules.ts'
import { applicationLimits } from './limits.rules.ts'
import type { ApplicationParts } from './parts.ts'
import { applicationsOfSteps, type ListedRun, loadRuns } from './step.store.ts'
import type { ApprovalStep } from './step.types.ts'
import { systemAct, takeAll } from './system-acts.ts'
import { callOffOrphans } from './together/carry-questions.ts'
import type { Asking } from './together/joint-task.types.ts'

/** Acts after which a joint approval may go on, and its date may be another. */
export const movingActs = [
  'application.accept',
  'application.accept_with_gaps',
  'application.accept_automatically',
  'application.breach',
  'application.return_to_step',
  'application.withdraw',
  'application.terminate',
  'application.stop_waiting',
  'application.decide_fast_lane',
  'application.end_fast_lane',
  'application.follow_version',
  'application.bring_owed',
  'application.bring_owed_at_window',
  'approval_step.pass',
  'approval_step.decide_by_table',
  'approval_step.fail',
  'approval_step.send_back',
  'approval_step.pre_pass',
  'approval_step.begin_special',
  'approval_step.end_special',
  'approval_step.ask_material',
  'approval_step.take_material',
  'approval_step.extend',
  'approval_step.stop_waiting',
  'approval_step.breach',
  'approval_step.recompute',
] as const

/** Hears of an act on an application or a step, and lets the applications go on. */
export function hear(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const steps = entries.some(({ act }) => act.startsWith('approval_step.'))
    await advance(tx, parts, steps ? await applicationsOfSteps(tx, ids) : ids)
  }
}

interface Joint {
  readonly matter: Matter
  readonly row: Application
  readonly promise: MatterClock | undefined
  readonly statutory: MatterClock | undefined
  readonly runs: readonly ListedRun[]
}

/**
 * Lets applications go on as far as they can: ends what no longer counts, begins what may begin,
 * moves the date to the latest branch, and hands what has settled to its decision. Asked twice it
 * does nothing twice; the lock on the applications keeps two that ask at once in order.
 */
export async function advance(
  tx: Tx,
  parts: ApplicationParts,
  applicationIds: readonly string[],
): Promise<void> {
  if (applicationIds.length === 0) return
  await parts.clock.load(tx.regionCode)
  const matters = await parts.matters.lock(tx, applicationIds)
  const clocks = await loadClocks(tx, tx.regionCode, applicationIds)
  const rows = await loadApplications(tx, tx.regionCode, applicationIds)
  const runs = await loadRuns(tx, tx.regionCode, applicationIds)
  const begun: NewMatter[] = []
  const acts: ActRequest[] = []
  for (const matter of matters) {
    const loaded = rows.get(matter.id)
    if (loaded === undefined) continue
    const row = asFast(parts, matter, loaded)
    const own = clocks.get(matter.id) ?? []
    const promise = runningClock(own, 'promise')
    const statutory = runningClock(own, 'statutory')
    const joint = { matter, row, promise, statutory, runs: runs.get(matter.id) ?? [] }
    if (matter.state === 'reviewing' || matter.state === 'deciding') {
      goOn(parts, joint, { begun, acts })
    } else if (matter.closedAt !== null) {
      acts.push(...openRuns(joint).map(({ number }) => systemAct(matter, number, 'supersede')))
    }
  }
  await parts.matters.begin(tx, begun)
  await parts.matters.link(tx, begun.map(linkOf))
  await takeAll(tx, parts, acts)
  await putFirst(tx, parts, { rows, runs, begun })
  await callOffOrphans(tx, parts, openQuestions([...rows.values(), ...[...runs.values()].flat()]))
}

/** What may still be out: whether anybody asks it is looked at where it is called off. */
function openQuestions(askers: readonly Pick<Asking, 'asks'>[]): readonly string[] {
  return askers
    .flatMap(({ asks }) => asks)
    .filter(({ outcome }) => outcome === null || outcome === 'unanswered')
    .map(({ taskId }) => taskId)
}

/** Each finds the other on its page. */
function linkOf({ id, row }: NewMatter) {
  return { from: (row as ApprovalStep).applicationId, to: id, reason: 'approval_step' }
}

function openRuns({ runs }: Joint): readonly ListedRun[] {
  return runs.filter(({ outcome }) => outcome === null)
}

function goOn(
  parts: ApplicationParts,
  joint: Joint,
  out: { readonly begun: NewMatter[]; readonly acts: ActRequest[] },
): void {
  const { matter, row, runs } = joint
  const moves = nextMoves(row.plan, runs, row.returnWanted)
  const act = (number: string, name: string, fields = {}) =>
    out.acts.push(systemAct(matter, number, name, fields))
  for (const { number } of moves.supersede) act(number, 'supersede')
  for (const { number } of moves.release) act(number, 'release')
  out.begun.push(...moves.begin.map(({ step, run }) => newStep(parts, joint, step, run)))
  if (row.returnWanted !== null) act(matter.number, 'returned')
  const rests = restAfter(joint, moves)
  if (rests !== undefined) act(matter.number, 'rest_by_law', rests)
  const follows = dateAfter(parts, joint, moves)
  if (follows !== undefined) act(matter.number, 'follow', follows)
  if (moves.settled !== null && matter.state === 'reviewing') {
    act(matter.number, 'settle', settledFields(joint, moves.settled))
  }
}

/** What the steps said, and whether the last of them was there to decide for all. */
function settledFields({ row, runs }: Joint, result: 'passed' | 'failed') {
  const present = currentRuns(runs) as readonly ListedRun[]
  const last = row.plan.steps.filter(({ id }) =>
    row.plan.steps.every(({ after }) => !after.includes(id)),
  )
  const decides = last.length === 1 && last[0]?.kind === 'decide'
  const spoke = present.find(({ stepId }) => stepId === last[0]?.id)
  const opinions = present.filter(({ outcome }) => outcome === result).map(({ opinion }) => opinion)
  return {
    result,
    opinion: (decides ? (spoke?.opinion ?? '') : opinions.filter(Boolean).join('\n')).slice(
      0,
      2000,
    ),
    ...(decides && spoke?.outcome !== null && spoke !== undefined ? { decided: 'yes' } : {}),
    ...(decides && spoke?.decisionId ? { decision: spoke.decisionId } : {}),
  }
}

/** The time the law gives rests while a branch is in a special procedure (第四十五条). */
function restAfter({ runs, statutory }: Joint, { supersede }: Moves) {
  const superseded = new Set(supersede)
  const isStopped = runs.some((run) => run.state === 'special' && !superseded.has(run))
  if (statutory?.state === 'running' && isStopped) {
    return { do: 'pause', ground: '特别程序（行政许可法第四十五条）' }
  }
  return statutory?.state === 'paused' && !isStopped ? { do: 'resume' } : undefined
}

/** The date of the application, when the branches give it another. */
function dateAfter(parts: ApplicationParts, { matter, row, runs, promise }: Joint, moves: Moves) {
  if (row.acceptedAt === null || moves.settled !== null) return undefined
  const superseded = new Set(moves.supersede)
  const { dueAt, criticalPath } = datesOf(
    row.plan,
    runs.filter((run) => !superseded.has(run)),
    {
      acceptedAt: row.acceptedAt,
      now: parts.world.now(),
      calendar: parts.clock.calendarOf(matter.regionCode),
    },
  )
  if (promise === undefined || dueAt.getTime() === promise.dueAt.getTime()) return undefined
  const names = criticalPath.map((id) => row.plan.steps.find((step) => step.id === id)?.name ?? id)
  return { to: formatInstant(dueAt), ground: `以最迟的环节为准：${names.join('→')}` }
}

function newStep(
  parts: ApplicationParts,
  { matter, row }: Joint,
  step: PlannedStep,
  run: number,
): NewMatter {
  const now = parts.world.now()
  const limits = parts.rulebook.inForce(matter.regionCode, applicationLimits, localDayOf(now))
  const waitsFor = step.decideAfter ?? []
  const { plan } = row
  const own: ApprovalStep = {
    applicationId: matter.id,
    stepId: step.id,
    run,
    name: step.name,
    handlerStaffId: null,
    handledBy: [],
    ...reachOf(plan, step.id),
    materials: plan.materials
      .filter(({ usedBy, source }) => source === 'applicant' && usedBy.includes(step.id))
      .map(({ id, name }) => ({ id, name })),
    waitsFor,
    outcome: null,
    opinion: null,
    returnTo: null,
    extensions: 0,
    asks: [],
    askWanted: null,
    heldUntil: null,
    endedAt: null,
  }
  return {
    id: parts.world.newId(),
    kind: 'approval_step',
    state: waitsFor.length > 0 ? 'pre_review' : 'reviewing',
    title: `${matter.title}：${step.name}`.slice(0, 200),
    itemCode: step.itemCode,
    accountableUnitCode: step.unit,
    holder: { unitCode: step.unit, staffId: null },
    risk: 'normal',
    identityGrade: matter.identityGrade,
    reportedBy: matter.reportedBy,
    opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row: own,
    clocks: [
      { name: 'step', do: 'start', budget: budgetOf(step.limit), ruleVersion: limits.version },
    ],
    words: [matter.number.toLowerCase()],
    notices: (begun) =>
      tableOfStep(plan, own) !== undefined
        ? []
        : [
            {
              kind: 'assigned',
              toUnitCode: step.unit,
              reason: `${matter.number} ${step.name}待审查`,
              dueAt: begun.nextDueAt,
            },
          ],
    body: { application: matter.number, step: step.id, run },
  }
}

/** The special procedures a step may begin, and where it may send the application back to. */
export function reachOf(plan: Plan, stepId: string): Pick<ApprovalStep, 'procedures' | 'before'> {
  return {
    procedures: plan.specialProcedures
      .filter(({ steps }) => steps.includes(stepId))
      .map(({ id, name, ground, limit }) => ({ id, name, ground, days: limit?.amount ?? null })),
    before: stepsBefore(plan, stepId),
  }
}

/** Where a step may send the application back to. */
function stepsBefore({ steps }: Plan, stepId: string): ApprovalStep['before'] {
  const before = withAncestors(graphOf(steps), stepId)
  return steps
    .filter(({ id }) => id !== stepId && before.has(id))
    .map(({ id, name }) => ({ id, name }))
}
