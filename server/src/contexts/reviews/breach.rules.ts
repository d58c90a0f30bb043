import { delayWords } from '@huiyin/contract/breach.words'
import { localDayOf } from '@huiyin/contract/time'
import { breachOf } from '../../kernel/matter/breach.rules.ts'
import type { LetterWanted, Matter } from '../../kernel/matter/lifecycle.ts'
import { dueOfBudget } from './dates.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import type { Rectification } from './rectification.types.ts'

const openStates = [
  'assigned',
  'rectifying',
  'appeal',
  'follow_up',
  'independent_check',
  'publication_review',
] as const

/**
 * A date was missed. The citizen is told first, with the reason and a new date; then the unit gets
 * a 督办提示函, its leader and the supervising office a line in their digest.
 */
const breach = breachOf<Rectification>({
  from: openStates,
  follows({ matter, now, calendar, rule, supervisingUnitCode }, { name, dueAt: originalDueAt }) {
    const newDueAt = dueOfBudget(rule(reviewLimits).value.newDateAfterBreach, now, calendar)
    const newDueOn = localDayOf(newDueAt)
    const toUnitCode = matter.accountableUnitCode
    const isUnits = name === 'contact' || name === 'rectify'
    return {
      supervised: matter.supervised || isUnits,
      texts: [
        { kind: 'delay_reason', body: reasonOf(name), visibility: 'reporter' },
        { kind: 'delay_new_date', body: newDueOn, visibility: 'reporter' },
      ],
      tellReporter: `您的评价（${matter.number}）${reasonOf(name)}新的日期为 ${newDueOn}，可凭编号查询、催办。`,
      letters: [
        {
          kind: 'notice_of_delay',
          toUnitCode,
          facts: { reason: reasonOf(name), originalDueAt, newDueAt },
        },
        ...(isUnits ? [supervision({ matter, name, originalDueAt, newDueAt })] : []),
      ],
      notices: [
        {
          kind: 'overdue',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 已逾期，须说明原因和新的日期`,
          dueAt: originalDueAt,
        },
        {
          kind: 'escalated',
          toUnitCode: supervisingUnitCode,
          reason: `${matter.number} 已逾期`,
          dueAt: originalDueAt,
        },
      ],
      body: { dueAt: originalDueAt.toISOString(), newDueOn },
    }
  },
})

/** 督办提示函 to the unit that let the date pass. */
function supervision(missed: {
  readonly matter: Matter
  readonly name: string
  readonly originalDueAt: Date
  readonly newDueAt: Date
}): LetterWanted {
  const { matter, name, originalDueAt, newDueAt } = missed
  return {
    kind: 'supervision',
    toUnitCode: matter.accountableUnitCode,
    facts: {
      problem: `${matter.title}：${reasonOf(name)}`,
      requirements: ['说明逾期原因', '按新的日期办结并反馈'],
      originalDueAt,
      dueAt: newDueAt,
    },
  }
}

/** The record keeps what the person is told first, in Chinese; see `delayIn` for who reads English. */
function reasonOf(clock: string): string {
  const key = clock === 'contact' || clock === 'rectify' ? clock : 'check'
  return delayWords[key].zh
}

export const systemActs = { breach }
