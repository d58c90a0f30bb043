import { dayNumber, endOfDay, formatInstant, localDayOf, parseInstant } from '@huiyin/contract/time'
import { effects, refused, textOf } from './effects.rules.ts'
import type { ActSpec, ClockChange, MatterClock } from './lifecycle.ts'
import { longText, text } from './needs.rules.ts'

/** A matter that lived in another system, with the dates that system gave it. */
export interface TakenOver {
  /** The other system, and what it calls the matter. */
  readonly system: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly answer: string | null
  /** The unit it was given to, where there is such a unit here. */
  readonly unitCode: string | null
  readonly openedAt: Date
  /** The date it had to be done by; none where the other system set none. */
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

/** What a clock says of the rule that gave its date. */
export const takenOverVersion = 'taken-over'
/** An open matter that brings no date has so long from the day it came over; nothing is owed for before. */
const withoutDate = { amountHundredths: 700, unit: 'calendar_day' } as const
const hundredthOfHourMs = 36_000

/**
 * The clock of a matter that is taken over. The date is the other system's and none is reckoned:
 * it holds in years for which nobody keeps a calendar any more. What is closed ended when that
 * system says; closed without a date, it has no clock.
 */
export function clockTakenOver(name: string, past: TakenOver, now: Date): readonly ClockChange[] {
  if (past.dueAt === null) {
    if (past.closedAt !== null) return []
    const since = formatInstant(now)
    return [{ name, do: 'start', budget: withoutDate, ruleVersion: takenOverVersion, since }]
  }
  const started = startUntil(name, past.openedAt, past.dueAt)
  if (past.closedAt === null) return [started]
  return [started, { name, do: 'stop', at: past.closedAt.toISOString() }]
}

/** Whole days where the date is the end of a day; else hours, begun up to 36 s before, to end exactly. */
function startUntil(name: string, openedAt: Date, dueAt: Date): ClockChange {
  const [openedOn, dueOn] = [localDayOf(openedAt), localDayOf(dueAt)]
  const days = dayNumber(dueOn) - dayNumber(openedOn)
  const change = { name, do: 'start', ruleVersion: takenOverVersion } as const
  if (days >= 0 && dueAt.getTime() === endOfDay(dueOn).getTime()) {
    const budget = { amountHundredths: days * 100, unit: 'calendar_day' } as const
    return { ...change, budget, since: openedAt.toISOString() }
  }
  const hundredths = Math.max(
    0,
    Math.ceil((dueAt.getTime() - openedAt.getTime()) / hundredthOfHourMs),
  )
  const since = new Date(dueAt.getTime() - hundredths * hundredthOfHourMs).toISOString()
  return { ...change, budget: { amountHundredths: hundredths, unit: 'urgent_hour' }, since }
}

/** Words a matter is found by beside its own: the number the other system gave it. */
export function textsTakenOver(past: TakenOver) {
  return [
    ...textOf('description', past.text),
    ...textOf('answer', past.answer),
    ...textOf('source_record', `${past.system} ${past.number}`),
  ]
}

/**
 * 按原系统更新: the other system has closed what it was taken over from, and nobody here had begun.
 * What somebody here handles is closed here.
 */
export function followSource<Row extends { readonly handlerStaffId: string | null }>(
  how: Pick<ActSpec<Row>, 'from'> & { readonly closed: Partial<Row> },
): ActSpec<Row> {
  return {
    label: { zh: '按原系统办结', en: 'Close as the source did' },
    from: how.from,
    to: ['closed'],
    by: 'system',
    needs: [
      text('closedAt', '原系统办结时间', { required: false }),
      longText('answer', '原系统答复', { required: false, maxLength: 4000 }),
    ],
    decide({ row, clocks, now }, fields) {
      if (row.handlerStaffId !== null) return refused('matter/act-not-now')
      const closedAt = parseInstant(String(fields.closedAt)) ?? now
      return effects<Row>({
        state: 'closed',
        row: how.closed,
        clocks: clocks
          .filter(({ state }) => state !== 'stopped')
          .map((clock) => stopAt(clock, closedAt)),
        texts: textOf('answer', fields.answer),
      })
    },
  }
}

/** No clock ends before what happened to it last. */
function stopAt(clock: MatterClock, closedAt: Date): ClockChange {
  const last = clock.events.at(-1)?.at ?? clock.startedAt
  const isPossible = closedAt >= last
  return { name: clock.name, do: 'stop', ...(isPossible ? { at: closedAt.toISOString() } : {}) }
}
