import assert from 'node:assert/strict'
import type { CalendarOf } from './clocks.rules.ts'
import { changeClocks, nextDue } from './clocks.rules.ts'
import type { Effects, Lifecycle, Matter, MatterClock, Situation } from './lifecycle.ts'
import { wordsOf } from './words.rules.ts'

/** A matter after an act, with everything that has to be written together. */
export interface Change<Row = unknown> {
  readonly lifecycle: Lifecycle<Row>
  readonly before: Matter | undefined
  readonly matter: Matter
  readonly row: Row
  readonly clocks: readonly MatterClock[]
  /** The clocks as they were: one that the act left alone is the same object in both. */
  readonly clocksBefore: readonly MatterClock[]
  readonly effects: Effects<Row>
  readonly act: string
  readonly actor: string
  /** Whose post the actor held as a deputy. */
  readonly deputyFor?: string
  readonly happenedAt: Date
}

/**
 * What an act makes of a matter: state, stage, holder, clocks, row and words.
 *
 * Holds the kernel's promise: every open matter has one holder and a clock that runs (or a recorded
 * pause); a closed one has none.
 */
export function applyEffects<Row>(
  lifecycle: Lifecycle<Row>,
  situation: Situation<Row>,
  effects: Effects<Row>,
  calendarOf: CalendarOf,
): Pick<Change<Row>, 'matter' | 'row' | 'clocks' | 'clocksBefore'> {
  const { matter, now } = situation
  const target = lifecycle.states[effects.state]
  assert(target !== undefined, `${lifecycle.kind} has no state ${effects.state}`)
  const clocks = changeClocks(situation.clocks, effects.clocks ?? [], now, calendarOf)
  const due = nextDue(clocks)
  const isClosed = target.stage === 'closed'
  assert(isClosed === (due === undefined), `${lifecycle.kind} ${effects.state}: clocks do not fit`)
  return {
    clocks,
    clocksBefore: situation.clocks,
    row: { ...situation.row, ...effects.row },
    matter: {
      ...matter,
      version: matter.version + 1,
      state: effects.state,
      stage: target.stage,
      accountableUnitCode: effects.accountableUnitCode ?? matter.accountableUnitCode,
      holderUnitCode: effects.holder?.unitCode ?? matter.holderUnitCode,
      holderStaffId: effects.holder === undefined ? matter.holderStaffId : effects.holder.staffId,
      supervised: effects.supervised ?? matter.supervised,
      countInAssessment: effects.assessment?.count ?? matter.countInAssessment,
      exclusionReason: effects.assessment?.reason ?? matter.exclusionReason,
      // What is said or counted of a closed matter later does not move the day it was closed.
      closedAt: isClosed ? (matter.closedAt ?? now) : null,
      nextDueAt: due?.dueAt ?? null,
      nextClock: due?.name ?? null,
      words: addWords(matter.words, effects),
    },
  }
}

/**
 * Effects as they must be written today: what an act or an opening gives to a unit that has ended
 * goes to the one that took over from it. Service ends, printed codes and open forms remember units
 * for longer than these exist.
 */
export function withUnitsOfToday<
  Given extends Pick<Effects<unknown>, 'holder' | 'accountableUnitCode' | 'letters' | 'notices'>,
>(effects: Given, currentUnit: (unitCode: string) => string): Given {
  const { holder, accountableUnitCode, letters, notices } = effects
  const addressed = <To extends { readonly toUnitCode: string }>(one: To): To => ({
    ...one,
    toUnitCode: currentUnit(one.toUnitCode),
  })
  return {
    ...effects,
    ...(holder && { holder: { ...holder, unitCode: currentUnit(holder.unitCode) } }),
    ...(accountableUnitCode && { accountableUnitCode: currentUnit(accountableUnitCode) }),
    ...(letters && { letters: letters.map(addressed) }),
    ...(notices && { notices: notices.map(addressed) }),
  }
}

function addWords<Row>(words: readonly string[], effects: Effects<Row>): readonly string[] {
  if (effects.texts === undefined || effects.texts.length === 0) return words
  return [...new Set([...words, ...wordsOf(...effects.texts.map((text) => text.body))])]
}
