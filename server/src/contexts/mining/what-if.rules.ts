import type { HandlingStep } from '@huiyin/contract/handling'
import { timeBetween, type WorkCalendar } from '../../kernel/clock/index.ts'
import { inSeries, type StepGraph, scheduleOf } from '../../kernel/graph/index.ts'
import type { EventLog, LogCase } from './event-log.ts'
import { type Distribution, distributionOf } from './quantiles.rules.ts'

/** What steps take by their promised limits. */
export interface WhatIf {
  /** All steps one after another. */
  readonly serialWorkingDays: number
  /** As the graph lets them run. */
  readonly parallelWorkingDays: number
  /** Ids of the steps that decide the parallel date, first to last. */
  readonly criticalPath: readonly string[]
}

/**
 * Promised limits in series and as the graph runs, by the calendar.
 * @param from - a moment to reckon from; matters only to units other than the working day
 */
export function whatIf(
  graph: StepGraph,
  from: { readonly startedAt: Date; readonly calendar: WorkCalendar },
): WhatIf {
  const serial = scheduleOf(inSeries(graph), from)
  const parallel = scheduleOf(graph, from)
  return {
    serialWorkingDays: serial.workingDayHundredths / 100,
    parallelWorkingDays: parallel.workingDayHundredths / 100,
    criticalPath: parallel.criticalPath,
  }
}

/** Cases of a log run again on the graph, each step as long as it took. */
export interface Replay {
  readonly cases: number
  /** Cases in which no step of the item occurs, or a time is missing. */
  readonly casesLeftOut: number
  /** In working days of eight hours. */
  readonly serialWorkingDays: Distribution
  readonly parallelWorkingDays: Distribution
  /** Ways that decided, most frequent first. */
  readonly criticalPaths: readonly { readonly count: number; readonly steps: readonly string[] }[]
  /** How often each department was on the way that decided, most often first. */
  readonly units: readonly {
    readonly unit: string
    readonly cases: number
    readonly share: number
  }[]
  /** Activities of the log that are no step of the item. */
  readonly unmatched: readonly string[]
  readonly each: readonly ReplayedCase[]
}

/** A case run again, in working days, with the ids of the steps that decided. */
export interface ReplayedCase {
  readonly id: string
  readonly serial: number
  readonly parallel: number
  readonly path: readonly string[]
}

/** The log is about something else. */
export class NoStepInLog extends RangeError {}

/** Hundredths of an hour in a working day of eight hours. */
const workingDayHundredthHours = 800

/**
 * Runs the closed cases of a log again on a changed graph. A step takes the working time since its
 * own beginning if the log has it, else since the event before it: waiting is part of it, as it was.
 * A step a case did not have takes no time; one it had several times takes their sum.
 *
 * @throws NoStepInLog when no activity of the log bears the name or the id of a step
 */
export function replay(graph: StepGraph, log: EventLog, calendar: WorkCalendar): Replay {
  const stepOf = matchSteps(graph, log.activities)
  if (stepOf.size === 0) {
    throw new NoStepInLog(
      `no activity of the log is a step of the item; its steps are ${graph.steps.map(({ name }) => name).join(', ')}`,
    )
  }
  const again: ReplayedCase[] = []
  const paths = new Map<string, number>()
  const units = new Map<string, number>()
  for (const each of log.cases) {
    const durations = durationsOf(each, stepOf, calendar)
    if (durations === undefined) continue
    const { total, path } = runAgain(graph, durations)
    const ids = path.map(({ id }) => id)
    const inSum = [...durations.values()].reduce((sum, one) => sum + one, 0)
    again.push({ id: each.id, serial: inDays(inSum), parallel: inDays(total), path: ids })
    const key = ids.join(' ')
    paths.set(key, (paths.get(key) ?? 0) + 1)
    for (const unit of new Set(path.map((step) => step.unit))) {
      units.set(unit, (units.get(unit) ?? 0) + 1)
    }
  }
  return {
    cases: again.length,
    casesLeftOut: log.cases.length - again.length,
    serialWorkingDays: distributionOf(again.map(({ serial }) => serial)),
    parallelWorkingDays: distributionOf(again.map(({ parallel }) => parallel)),
    criticalPaths: mostFirst(paths).map(([key, count]) => ({ count, steps: key.split(' ') })),
    units: mostFirst(units).map(([unit, cases]) => ({
      unit,
      cases,
      share: cases / again.length,
    })),
    each: again,
    unmatched: log.activities.filter((_, index) => !stepOf.has(index)),
  }
}

const inDays = (hundredthHours: number) => hundredthHours / workingDayHundredthHours

/** The step of each activity, by its name or its id. */
function matchSteps(graph: StepGraph, activities: readonly string[]): ReadonlyMap<number, string> {
  const ids = new Map(
    graph.steps.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]),
  )
  return new Map(
    activities.flatMap((activity, index) => {
      const id = ids.get(activity.trim())
      return id === undefined ? [] : [[index, id] as const]
    }),
  )
}

/** Working time of each step in hundredths of an hour; `undefined` if the case says nothing. */
function durationsOf(
  { activities, times, starts }: LogCase,
  stepOf: ReadonlyMap<number, string>,
  calendar: WorkCalendar,
): ReadonlyMap<string, number> | undefined {
  if (times.some(Number.isNaN)) return undefined
  const durations = new Map<string, number>()
  const begun = new Map<number, number>()
  activities.forEach((activity, index) => {
    const at = times[index] ?? 0
    if (starts[index] === true) {
      begun.set(activity, at)
      return
    }
    const from = begun.get(activity) ?? times[index - 1] ?? at
    begun.delete(activity)
    const step = stepOf.get(activity)
    if (step === undefined) return
    const span = { from: new Date(from), until: new Date(at) }
    const { amountHundredths } = timeBetween(span, 'working_hour', calendar)
    durations.set(step, (durations.get(step) ?? 0) + amountHundredths)
  })
  return durations.size === 0 ? undefined : durations
}

interface Run {
  readonly step: HandlingStep
  readonly end: number
  readonly because: Run | undefined
}

/** The graph with these durations: how long it takes, and the steps that decide it. */
function runAgain(graph: StepGraph, durations: ReadonlyMap<string, number>) {
  const runs = new Map<string, Run>()
  const latest = (ids: readonly string[]) =>
    ids
      .flatMap((id) => runs.get(id) ?? [])
      .reduce<Run | undefined>(
        (last, run) => (last === undefined || run.end > last.end ? run : last),
        undefined,
      )
  for (const step of graph.order) {
    const before = latest(step.after)
    const end = (before?.end ?? 0) + (durations.get(step.id) ?? 0)
    const legal = latest(step.decideAfter ?? [])
    const waits = legal !== undefined && legal.end > end
    runs.set(step.id, { step, end: waits ? legal.end : end, because: waits ? legal : before })
  }
  const last = latest(graph.order.map(({ id }) => id))
  const path: HandlingStep[] = []
  for (let run = last; run !== undefined; run = run.because) {
    // A step the case did not have decides nothing.
    if (durations.has(run.step.id)) path.unshift(run.step)
  }
  return { total: last?.end ?? 0, path }
}

function mostFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(
    ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
  )
}
