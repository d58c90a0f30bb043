import { citySecond } from './calendar.rules.ts'
import type { Budget, ClockHistory, Due } from './types.ts'

/** The events of a clock, folded: what there is to spend, and which stretches do not count. */
export interface Course {
  readonly start: number
  /** In order; neighbours of one unit are one budget. */
  readonly budgets: readonly Budget[]
  /** Ended pauses in order, apart, in seconds of city time. */
  readonly pauses: readonly Pause[]
  readonly state: Due['state']
  /** From here on nothing counts: the end, or the beginning of the pause that still lasts. */
  readonly end: number
  /** A recomputation keeps the date from lying earlier or later. */
  readonly notBefore: number
  readonly notAfter: number
  /** The date others gave it last; from then on it follows them alone. */
  readonly movedTo: number | undefined
  /** The date kept when the clock ended. */
  readonly settledDue: number | undefined
}

export interface Pause {
  readonly from: number
  readonly until: number
}

/**
 * Folds the events of a clock.
 * @throws RangeError when they cannot have happened: no start first, time running backwards, a
 * pause within a pause, a resumption without one, anything but an exemption after the end
 */
export function courseOf(history: ClockHistory): Course {
  const [first, ...rest] = history.events
  if (first?.type !== 'start') throw impossible(history, 'it does not begin with its start')
  const budgets: Budget[] = [checked(history.budget)]
  const pauses: Pause[] = []
  let pausedAt: number | undefined
  let endedAt: number | undefined
  let notBefore = Number.NEGATIVE_INFINITY
  let notAfter = Number.POSITIVE_INFINITY
  let settledDue: number | undefined
  let movedTo: number | undefined
  let previous = first.at
  for (const event of rest) {
    if (event.at < previous) throw impossible(history, `${event.type} lies before what precedes it`)
    if (endedAt !== undefined && event.type !== 'exempt') {
      throw impossible(history, `${event.type} after its end`)
    }
    if (movedTo !== undefined && ownCount.has(event.type)) {
      throw impossible(history, `${event.type} of a clock that follows others`)
    }
    previous = event.at
    const at = citySecond(event.at)
    switch (event.type) {
      case 'start':
        throw impossible(history, 'it starts twice')
      case 'pause':
        if (pausedAt !== undefined) throw impossible(history, 'it is paused twice')
        pausedAt = at
        break
      case 'resume':
        if (pausedAt === undefined) throw impossible(history, 'it resumes without a pause')
        pauses.push({ from: pausedAt, until: at })
        pausedAt = undefined
        break
      case 'extend':
        addBudget(budgets, checked(event.by))
        // New time is new time, also for a clock whose missed date was held fast.
        notAfter = Number.POSITIVE_INFINITY
        break
      case 'recompute':
        if (event.notBefore !== undefined) notBefore = citySecond(event.notBefore)
        if (event.notAfter !== undefined) notAfter = citySecond(event.notAfter)
        break
      case 'stop':
        if (pausedAt !== undefined) pauses.push({ from: pausedAt, until: at })
        endedAt = at
        settledDue = event.dueAt === undefined ? undefined : citySecond(event.dueAt)
        break
      case 'move':
        if (pausedAt !== undefined) throw impossible(history, 'it is moved while it is paused')
        movedTo = citySecond(event.to)
        notBefore = Number.NEGATIVE_INFINITY
        notAfter = Number.POSITIVE_INFINITY
        break
      case 'exempt':
        break
    }
  }
  return {
    start: citySecond(first.at),
    budgets,
    pauses,
    state: endedAt !== undefined ? 'ended' : pausedAt !== undefined ? 'paused' : 'running',
    end: endedAt ?? pausedAt ?? Number.POSITIVE_INFINITY,
    notBefore,
    notAfter,
    movedTo,
    settledDue,
  }
}

/** What would count for a date of its own. */
const ownCount: ReadonlySet<string> = new Set(['pause', 'resume', 'extend'])

function addBudget(budgets: Budget[], added: Budget): void {
  const last = budgets.at(-1)
  if (last?.unit !== added.unit) {
    budgets.push(added)
    return
  }
  const amountHundredths = last.amountHundredths + added.amountHundredths
  budgets[budgets.length - 1] = { amountHundredths, unit: last.unit }
}

function checked(budget: Budget): Budget {
  if (Number.isInteger(budget.amountHundredths) && budget.amountHundredths >= 0) return budget
  throw new RangeError(`not an amount in hundredths: ${budget.amountHundredths}`)
}

function impossible(history: ClockHistory, why: string): RangeError {
  return new RangeError(`impossible events of clock ${history.name}: ${why}`)
}
