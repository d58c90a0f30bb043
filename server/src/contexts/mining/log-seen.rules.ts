import type { HandlingStep } from '@huiyin/contract/handling'
import type { WhatIfAnswer } from '@huiyin/contract/what-if'
import type { WorkCalendar } from '../../kernel/clock/index.ts'
import { graphOf } from '../../kernel/graph/index.ts'
import type { EventLog } from './event-log.ts'
import { minedShown, replayShown } from './figures-shown.rules.ts'
import { mine } from './mine.rules.ts'
import { brokenSteps } from './steps.rules.ts'
import { NoStepInLog, replay } from './what-if.rules.ts'

/** What a page shows of a log: what is seen in it, and its cases run again. */
export type LogSeen = Pick<WhatIfAnswer, 'mined' | 'replay'>

/** A log mined, and run again on steps that make a graph; nothing is made of nothing. */
export function seenIn(
  log: EventLog,
  steps: readonly HandlingStep[],
  calendar: WorkCalendar,
): LogSeen {
  if (log.cases.length === 0) return { mined: null, replay: null }
  const isGraph = brokenSteps(steps).length === 0
  return { mined: minedShown(mine(log)), replay: isGraph ? again(log, steps, calendar) : null }
}

/** Nothing where the log is about other steps. */
function again(log: EventLog, steps: readonly HandlingStep[], calendar: WorkCalendar) {
  try {
    const replayed = replay(graphOf(steps), log, calendar)
    return replayed.cases === 0 ? null : replayShown(replayed)
  } catch (error) {
    if (error instanceof NoStepInLog) return null
    throw error
  }
}
