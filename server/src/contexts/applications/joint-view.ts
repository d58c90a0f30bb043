import type { HandedInMaterial, JointStep, JointView } from '@huiyin/contract/applications'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { timeBetween } from '../../kernel/clock/index.ts'
import { drawSteps, graphOf, type StepStanding } from '../../kernel/graph/index.ts'
import { getVisibleMatter, type Matter, type WorkListParts } from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { markupOf } from '../../platform/pages/html.ts'
import { application } from './application.lifecycle.ts'
import { loadApplications } from './application.store.ts'
import type { PlannedStep } from './application.types.ts'
import { asFast } from './fast-lane/go-first.ts'
import { currentRuns, datesOf, daysOfLimit, serialDaysOf } from './joint.rules.ts'
import { selectMaterialsOf } from './online/filings.store.ts'
import type { ApplicationParts } from './parts.ts'
import { approvalStep } from './step.lifecycle.ts'
import { loadRuns } from './step.store.ts'
import type { Asking } from './together/joint-task.types.ts'
import { jointTasksOf } from './together/list-joint-tasks.ts'

/** The joint approval of an application, for whoever may see the application. */
export async function showJoint(
  parts: ApplicationParts & { readonly work: WorkListParts },
  actor: StaffActor,
  number: string,
): Promise<JointView> {
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  if (matter.kind !== application.kind) throw new Refusal('matter/not-found')
  const { regionCode } = matter
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const { row, runs, materials } = await load(parts, matter)
  const now = parts.world.now()
  const acceptedAt = row.acceptedAt ?? matter.openedAt
  const dates = datesOf(asFast(parts, matter, row).plan, runs, { acceptedAt, now, calendar })
  const promised = datesOf(row.plan, [], { acceptedAt, now: acceptedAt, calendar })
  const { unit } = await parts.org.snapshot(regionCode)
  const nameOf = (code: string) => unit(code)?.name ?? code
  const namedSteps = row.plan.steps.map((step) => ({ ...step, unit: nameOf(step.unit) }))
  const between = (from: Date, until: Date) =>
    timeBetween({ from, until }, 'working_day', calendar).amountHundredths
  const days = (step: PlannedStep, limit: PlannedStep['limit']) =>
    daysOfLimit(step, limit, { acceptedAt, calendar })
  const expected = new Map(dates.steps.map((date) => [date.id, date.dueAt]))
  const steps = row.plan.steps.map((step): JointStep => {
    const run = runs.find(({ stepId }) => stepId === step.id)
    return {
      id: step.id,
      name: step.name,
      unit: { code: step.unit, name: nameOf(step.unit) },
      after: [...step.after],
      decideAfter: [...(step.decideAfter ?? [])],
      statutory: step.statutoryLimit === undefined ? null : days(step, step.statutoryLimit),
      promised: days(step, step.limit),
      number: run?.number ?? null,
      run: run?.run ?? 0,
      state: run?.state ?? 'waiting',
      stateLabel:
        run === undefined ? '待前序' : (approvalStep.states[run.state]?.label.zh ?? run.state),
      beganAt: run === undefined ? null : formatInstant(run.beganAt),
      endedAt: run?.endedAt ? formatInstant(run.endedAt) : null,
      expectedAt: formatInstant(expected.get(step.id) ?? dates.dueAt),
      used: run === undefined ? 0 : between(run.beganAt, run.endedAt ?? now),
      isOverdue: run?.clock?.state === 'running' && run.clock.dueAt < now,
      isCritical: dates.criticalPath.includes(step.id),
    }
  })
  const { criticalPath } = dates
  const standings = standingsOf(steps)
  return {
    number: matter.number,
    title: matter.title,
    state: matter.state,
    version: matter.version,
    statutory: row.plan.statutoryDays === null ? null : row.plan.statutoryDays * 100,
    promised: promised.workingDayHundredths,
    serial: serialDaysOf(row.plan, { acceptedAt, calendar }),
    used: row.acceptedAt === null ? 0 : between(acceptedAt, row.decidedAt ?? now),
    expectedAt: row.acceptedAt === null ? null : formatInstant(dates.dueAt),
    steps,
    materials,
    jointTasks: await jointTasksOf(parts, parts.db, {
      regionCode,
      taskIds: taskIdsOf([row, ...runs]),
    }),
    drawing: markupOf(drawSteps(graphOf(namedSteps), { criticalPath, standings })),
  }
}

async function load(parts: ApplicationParts, matter: Matter) {
  const { regionCode, id } = matter
  const [rows, runs, materials] = await Promise.all([
    loadApplications(parts.db, regionCode, [id]),
    loadRuns(parts.db, regionCode, [id]),
    materialsOf(parts, matter),
  ])
  const row = rows.get(id)
  if (row === undefined) throw new Refusal('matter/not-found')
  return { row, runs: currentRuns(runs.get(id) ?? []), materials }
}

const taskIdsOf = (asking: readonly Pick<Asking, 'asks'>[]) =>
  asking.flatMap(({ asks }) => asks.map(({ taskId }) => taskId))

async function materialsOf(
  { db }: Pick<ApplicationParts, 'db'>,
  { regionCode, id }: { readonly regionCode: string; readonly id: string },
): Promise<HandedInMaterial[]> {
  const files = await selectMaterialsOf(db, regionCode, id)
  const said = (moment: Date | null) => (moment === null ? null : formatInstant(moment))
  return files.map((file) => ({
    evidenceId: file.evidenceId,
    material: file.materialName,
    fileName: file.fileName,
    handedInAt: formatInstant(file.handedInAt),
    reused:
      file.consentedAt === null
        ? null
        : {
            consentedAt: formatInstant(file.consentedAt),
            number: file.fromNumber,
            handedInAt: said(file.fromHandedInAt),
          },
  }))
}

/** State and date of each step as its box tells them; who is late is told by the word as well. */
function standingsOf(steps: readonly JointStep[]): ReadonlyMap<string, StepStanding> {
  return new Map(
    steps.map(({ id, stateLabel, endedAt, expectedAt, isOverdue }) => {
      const day = (endedAt ?? expectedAt).slice(5, 10)
      const words = isOverdue ? `超期 · ${day}到期` : `${stateLabel} · ${day}`
      return [id, { words, isLate: isOverdue }] as const
    }),
  )
}
