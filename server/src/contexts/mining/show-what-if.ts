import { addDays, localDayOf, startOfDay } from '@huiyin/contract/time'
import type {
  WhatIfAnswer,
  WhatIfBody,
  WhatIfGraph,
  WhatIfSubject,
  WhatIfSubjects,
} from '@huiyin/contract/what-if'
import type { StaffActor } from '../../kernel/access/index.ts'
import type { Clock, WorkCalendar } from '../../kernel/clock/index.ts'
import { drawSteps, graphOf } from '../../kernel/graph/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import { markupOf } from '../../platform/pages/html.ts'
import type { World } from '../../platform/world.ts'
import { closedStepEvents, stepsOfSubject } from '../applications/index.ts'
import { type Catalog, themesRule } from '../catalog/index.ts'
import { type EventLog, LogBuilder } from './event-log.ts'
import { type LogSeen, seenIn } from './log-seen.rules.ts'
import type { SeeLog } from './see-log.ts'
import { brokenSteps } from './steps.rules.ts'
import { whatIf } from './what-if.rules.ts'

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
  const calendar = await calendarOf(parts, regionCode)
  const seen = isNamed
    ? seenIn(await closedCases(parts, regionCode, subject), steps, calendar)
    : { mined: null, replay: null }
  return answer(parts, calendar, { steps, seen })
}

/**
 * The same with the log of a file, of which nothing is kept.
 *
 * @throws Refusal `mining/log-unreadable`, `mining/log-too-large`, `mining/replay-busy`,
 * `mining/replay-too-long`
 */
export async function tryLog(
  parts: WhatIfParts & { readonly seeLog: SeeLog },
  { regionCode }: StaffActor,
  { steps, file }: Pick<WhatIfBody, 'steps'> & { readonly file: Buffer },
): Promise<WhatIfAnswer> {
  const calendar = await calendarOf(parts, regionCode)
  return answer(parts, calendar, { steps, seen: await parts.seeLog({ file, steps, calendar }) })
}

async function calendarOf({ clock }: WhatIfParts, regionCode: string): Promise<WorkCalendar> {
  await clock.load(regionCode)
  return clock.calendarOf(regionCode)
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

/** The graph by its limits, and with what was seen in a log. */
function answer(
  { world }: WhatIfParts,
  calendar: WorkCalendar,
  { steps, seen }: Pick<WhatIfBody, 'steps'> & { readonly seen: LogSeen },
): WhatIfAnswer {
  const faults = brokenSteps(steps).map(({ at, zh, en }) => ({ at, zh, en }))
  if (faults.length > 0) return { faults, promised: null, ...seen }
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
    ...seen,
  }
}
