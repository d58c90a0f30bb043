import { addDays, localDayOf, startOfDay } from '@huiyin/contract/time'
import type {
  WhatIfAnswer,
  WhatIfBody,
  WhatIfGraph,
  WhatIfSubject,
  WhatIfSubjects,
} from '@huiyin/contract/what-if'
import { whatIfEventsMax } from '@huiyin/contract/what-if'
import type { StaffActor } from '../../kernel/access/index.ts'
import type { Clock, WorkCalendar } from '../../kernel/clock/index.ts'
import { drawSteps, graphOf, type StepGraph } from '../../kernel/graph/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { markupOf } from '../../platform/pages/html.ts'
import type { World } from '../../platform/world.ts'
import { closedStepEvents, stepsOfSubject } from '../applications/index.ts'
import { type Catalog, themesRule } from '../catalog/index.ts'
import { type EventLog, LogBuilder } from './event-log.ts'
import { minedShown, replayShown } from './figures-shown.rules.ts'
import { mine } from './mine.rules.ts'
import { LogTooLarge, parseLog } from './read-log.ts'
import { brokenSteps } from './steps.rules.ts'
import { NoStepInLog, replay, whatIf } from './what-if.rules.ts'

export interface WhatIfParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly rulebook: Rulebook
  readonly catalog: Pick<Catalog, 'items'>
}

const daysBack = 365
/** More cases move no quantile a reader would see, and a page must not take a minute. */
const casesMax = 2_000
/** Unpacked: what a page keeps in memory for as long as one question. */
const bytesMax = 64 * 1_024 * 1_024

/** The items and themes of the region, whose steps one may begin with. */
export async function listSubjects(
  { catalog, rulebook, world }: WhatIfParts,
  { regionCode }: StaffActor,
): Promise<WhatIfSubjects> {
  const today = localDayOf(world.now())
  const { themes } = rulebook.inForce(regionCode, themesRule, today).value
  const items = await catalog.items(regionCode)
  const named = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    code,
    name,
  })
  return { items: items.map(named), themes: themes.map(named) }
}

/**
 * The steps of an item or of a theme as they hold today, units by name.
 *
 * @throws Refusal `applications/item-unknown`, `applications/one-subject`
 */
export async function showGraph(
  parts: WhatIfParts,
  { regionCode }: StaffActor,
  subject: WhatIfSubject,
): Promise<WhatIfGraph> {
  const { title, steps } = await stepsOfSubject(parts, { regionCode, ...subject })
  const { unit } = await parts.org.snapshot(regionCode)
  return {
    name: title,
    steps: steps.map(({ itemCode: _, ...step }) => {
      return { ...step, unit: unit(step.unit)?.name ?? step.unit }
    }),
  }
}

/** A graph by its limits, and with the times the closed applications of a year really took. */
export async function tryOwn(
  parts: WhatIfParts,
  { regionCode }: StaffActor,
  { steps, ...subject }: WhatIfBody,
): Promise<WhatIfAnswer> {
  const isNamed = subject.itemCode !== undefined || subject.themeCode !== undefined
  const log = isNamed ? await closedCases(parts, regionCode, subject) : undefined
  return answer(parts, regionCode, { steps, log })
}

/**
 * The same with the log of a file, of which nothing is kept.
 *
 * @throws Refusal `mining/log-unreadable`, `mining/log-too-large`
 */
export async function tryLog(
  parts: WhatIfParts,
  { regionCode }: StaffActor,
  { steps, file }: Pick<WhatIfBody, 'steps'> & { readonly file: Buffer },
): Promise<WhatIfAnswer> {
  return answer(parts, regionCode, { steps, log: await readUpload(file) })
}

async function readUpload(file: Buffer): Promise<EventLog> {
  async function* whole() {
    yield file
  }
  const log = await parseLog(whole(), bytesMax).catch((cause: unknown) => {
    const isLarge = cause instanceof LogTooLarge
    throw new Refusal(isLarge ? 'mining/log-too-large' : 'mining/log-unreadable')
  })
  const events = log.cases.reduce((sum, { activities }) => sum + activities.length, 0)
  if (events === 0) throw new Refusal('mining/log-unreadable')
  if (events > whatIfEventsMax) throw new Refusal('mining/log-too-large')
  return log
}

/** Ended steps of the closed applications of a year; nobody is named but units. */
async function closedCases(
  { db, world, org }: WhatIfParts,
  regionCode: string,
  subject: WhatIfSubject,
): Promise<EventLog> {
  const until = world.now()
  const from = startOfDay(addDays(localDayOf(until), -daysBack))
  const { unit } = await org.snapshot(regionCode)
  const log = new LogBuilder()
  const of = { regionCode, ...subject, from, until, limit: casesMax }
  for (const step of await closedStepEvents(db, of)) {
    const own = log.caseOf(step.applicationNumber)
    const resource = unit(step.unitCode)?.name ?? step.unitCode
    const event = { activity: step.name, resource }
    log.add(own, { ...event, at: step.beganAt.getTime(), isStart: true })
    log.add(own, { ...event, at: step.endedAt.getTime(), isStart: false })
  }
  return log.finish()
}

async function answer(
  { world, clock }: WhatIfParts,
  regionCode: string,
  { steps, log }: Pick<WhatIfBody, 'steps'> & { readonly log: EventLog | undefined },
): Promise<WhatIfAnswer> {
  const faults = brokenSteps(steps).map(({ at, zh, en }) => ({ at, zh, en }))
  const mined = log === undefined || log.cases.length === 0 ? null : minedShown(mine(log))
  if (faults.length > 0) return { faults, promised: null, replay: null, mined }
  await clock.load(regionCode)
  const calendar = clock.calendarOf(regionCode)
  const graph = graphOf(steps)
  const promised = whatIf(graph, { startedAt: world.now(), calendar })
  const { criticalPath } = promised
  return {
    faults,
    promised: {
      serial: promised.serialWorkingDays,
      parallel: promised.parallelWorkingDays,
      criticalPath: [...criticalPath],
      drawing: markupOf(drawSteps(graph, { criticalPath })),
    },
    replay: log === undefined ? null : replayed(graph, log, calendar),
    mined,
  }
}

/** Nothing where the log is about other steps. */
function replayed(graph: StepGraph, log: EventLog, calendar: WorkCalendar) {
  try {
    const again = replay(graph, log, calendar)
    return again.cases === 0 ? null : replayShown(again)
  } catch (error) {
    if (error instanceof NoStepInLog) return null
    throw error
  }
}
