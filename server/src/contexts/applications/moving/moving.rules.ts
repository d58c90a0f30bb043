import type { MoveOutcome } from '@huiyin/contract/version-moves'
import type { WorkCalendar } from '../../../kernel/clock/index.ts'
import type { Words } from '../../../kernel/matter/lifecycle.ts'
import type { Plan, PlannedStep } from '../application.types.ts'
import { currentRuns, datesOf, type StepRun } from '../joint.rules.ts'

/** Steps of the plan a matter has, each with the step that carries it on. */
export type StepMap = Readonly<Record<string, string>>

/**
 * The handling of a running matter under another version. Steps, procedures, results and tables are
 * those of the new version. Materials stay those it came in under: who was told once what to bring
 * is not asked for more (行政许可法 第三十二条). The time the law gives has begun and stays, too.
 *
 * @param next - as the new version resolves it for somebody who applies today
 */
export function movedPlan(old: Plan, next: Plan, stepMap: StepMap): Plan {
  const names = new Set(next.steps.map(({ id }) => id))
  const carried = (id: string) => stepMap[id] ?? id
  return {
    ...next,
    materials: old.materials.map((one) => ({
      ...one,
      usedBy: [...new Set(one.usedBy.map(carried))].filter((id) => names.has(id)),
      ...(one.source === 'step' && one.sourceId ? { sourceId: carried(one.sourceId) } : {}),
    })),
    statutoryDays: old.statutoryDays,
  }
}

/** Runs under the names their steps have in the new version. */
export function carriedRuns<Run extends StepRun>(runs: readonly Run[], stepMap: StepMap): Run[] {
  const carried = (id: string) => stepMap[id] ?? id
  return runs.map((run) => ({
    ...run,
    stepId: carried(run.stepId),
    waitsFor: run.waitsFor.map(carried),
  }))
}

export interface Compared {
  readonly outcome: Extract<MoveOutcome, 'moves' | 'step_gone' | 'step_taken'>
  /** Steps that run and that nothing carries on. */
  readonly missing: readonly Pick<PlannedStep, 'id' | 'name'>[]
  readonly changes: readonly Words[]
  readonly dueBefore: Date
  readonly dueAfter: Date
  readonly isLater: boolean
}

interface Situation {
  readonly acceptedAt: Date
  readonly now: Date
  readonly calendar: WorkCalendar
}

/**
 * What a move brings one running matter: whether it can be, what is another in sentences, and its
 * date before and after. What has begun keeps its own date; only what has not begun follows the
 * limits of the new version.
 *
 * @param plans - both as they go on today
 */
export function compareMove(
  plans: { readonly old: Plan; readonly next: Plan },
  runs: readonly StepRun[],
  stepMap: StepMap,
  from: Situation,
): Compared {
  const { old, next } = plans
  const names = new Set(next.steps.map(({ id }) => id))
  // Who said no is heard: an objection is not dropped with its step.
  const running = currentRuns(runs).filter(({ outcome }) => outcome !== 'passed')
  const gone = new Set(
    running.map(({ stepId }) => stepId).filter((id) => !names.has(stepMap[id] ?? id)),
  )
  const missing = old.steps.filter(({ id }) => gone.has(id)).map(({ id, name }) => ({ id, name }))
  const dueBefore = datesOf(old, runs, from).dueAt
  const unmoved = { missing, changes: [], dueBefore, dueAfter: dueBefore, isLater: false }
  if (missing.length > 0) return { ...unmoved, outcome: 'step_gone' }
  if (isTaken(runs, stepMap)) return { ...unmoved, outcome: 'step_taken' }
  const carried = carriedRuns(runs, stepMap)
  const dueAfter = datesOf(next, carried, from).dueAt
  return {
    outcome: 'moves',
    missing,
    changes: changesOf(plans, carried, stepMap),
    dueBefore,
    dueAfter,
    isLater: dueAfter > dueBefore,
  }
}

/** Whether a step would carry on two others, or one that has itself been begun. */
function isTaken(runs: readonly StepRun[], stepMap: StepMap): boolean {
  const begun = [...new Set(runs.map(({ stepId }) => stepId))]
  const carried = begun.map((id) => stepMap[id] ?? id)
  return new Set(carried).size < carried.length
}

function changesOf(
  { old, next }: { readonly old: Plan; readonly next: Plan },
  carried: readonly StepRun[],
  stepMap: StepMap,
): Words[] {
  const begun = new Set(carried.map(({ stepId }) => stepId))
  const before = new Map(old.steps.map((step) => [stepMap[step.id] ?? step.id, step]))
  const kept = next.steps.flatMap((step) => {
    const was = before.get(step.id)
    if (was === undefined) return [saySpan('新增环节', 'New step', step)]
    return begun.has(step.id) ? sayBegun(was, step) : sayChanged(was, step, stepMap)
  })
  const names = new Set(next.steps.map(({ id }) => id))
  const dropped = [...before]
    .filter(([id]) => !names.has(id) && !begun.has(id))
    .map(([, { name }]) => ({ zh: `取消环节“${name}”`, en: `Step “${name}” is dropped` }))
  return [...kept, ...dropped]
}

const unitWords = {
  urgent_hour: { zh: '小时', en: 'hours' },
  urgent_day: { zh: '天', en: 'days' },
  working_hour: { zh: '个工作小时', en: 'working hours' },
  working_day: { zh: '个工作日', en: 'working days' },
  calendar_day: { zh: '天', en: 'days' },
} as const

function sayLimit({ limit }: PlannedStep): Words {
  const { zh, en } = unitWords[limit.unit]
  return { zh: `${limit.amount}${zh}`, en: `${limit.amount} ${en}` }
}

function saySpan(zh: string, en: string, step: PlannedStep): Words {
  const limit = sayLimit(step)
  return { zh: `${zh}“${step.name}”，${limit.zh}`, en: `${en} “${step.name}”, ${limit.en}` }
}

/** A step in hand goes on with the unit and the date it has; only its name may be another. */
function sayBegun(was: PlannedStep, step: PlannedStep): Words[] {
  if (was.id === step.id && was.name === step.name) return []
  return [
    {
      zh: `已在办的环节“${was.name}”作为“${step.name}”继续办理，时限不变`,
      en: `Step “${was.name}”, begun, goes on as “${step.name}” with the date it has`,
    },
  ]
}

function sayChanged(was: PlannedStep, step: PlannedStep, stepMap: StepMap): Words[] {
  const [before, after] = [sayLimit(was), sayLimit(step)]
  const said: Words[] = []
  if (before.zh !== after.zh) {
    said.push({
      zh: `环节“${step.name}”时限由${before.zh}改为${after.zh}`,
      en: `Step “${step.name}” has ${after.en} instead of ${before.en}`,
    })
  }
  if (was.unit !== step.unit) {
    said.push({
      zh: `环节“${step.name}”改由其他单位办理`,
      en: `Step “${step.name}” goes to another unit`,
    })
  }
  if (was.after.map((id) => stepMap[id] ?? id).join() !== step.after.join()) {
    said.push({
      zh: `环节“${step.name}”的先后次序有变`,
      en: `Step “${step.name}” comes in another order`,
    })
  }
  if (was.name !== step.name) {
    said.push({
      zh: `环节“${was.name}”改称“${step.name}”`,
      en: `Step “${was.name}” is called “${step.name}”`,
    })
  }
  return said
}
