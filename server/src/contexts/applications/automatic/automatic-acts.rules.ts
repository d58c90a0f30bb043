import { localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../../kernel/clock/index.ts'
import { effects, stop, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, Situation } from '../../../kernel/matter/lifecycle.ts'
import { choice, longText, text } from '../../../kernel/matter/needs.rules.ts'
import { accepted, materialsIn } from '../accepting.rules.ts'
import type { Application } from '../application.types.ts'
import { granted } from '../deciding.rules.ts'
import { isInTheMaking, issuingActs } from '../issuing.rules.ts'
import type { ApprovalStep } from '../step.types.ts'
import { automaticLimits } from './limits.rules.ts'

type Spec = ActSpec<Application>
type StepSpec = ActSpec<ApprovalStep>

/** 自动受理: nothing is missing and a table decides; see `isAcceptedByItself`. */
const acceptAutomatically: Spec = {
  label: { zh: '自动受理', en: 'Accepted automatically' },
  from: ['submitted'],
  to: ['reviewing'],
  by: 'system',
  needs: [],
  unless: ({ row }) =>
    materialsIn(row, 'missing').length > 0 ? 'applications/materials-missing' : undefined,
  decide: (situation) => effects(accepted(situation, 'complete')),
}

/** The applicant is told that a person has it now, and why; nothing else changes. */
const leaveToPerson: Spec = {
  label: { zh: '自动审批转人工', en: 'Left to a person' },
  from: ['reviewing'],
  to: ['reviewing'],
  by: 'system',
  needs: [longText('reason', '原因')],
  decide: (_, fields) =>
    effects({ state: 'reviewing', texts: textOf('left_to_person', fields.reason, 'reporter') }),
}

/** 电子证照: issued as a person would issue it, in the minute of the decision. */
const issueElectronically: Spec = {
  ...issuingActs.issue,
  label: { zh: '自动制发电子证照', en: 'Issued electronically' },
  by: 'system',
  needs: [],
}

/** 电子送达: it stands on the page of the application; nothing is handed over. */
const deliverElectronically: Spec = {
  label: { zh: '电子送达', en: 'Delivered electronically' },
  from: ['delivering'],
  to: ['completed'],
  by: 'system',
  needs: [],
  unless: isInTheMaking,
  decide: ({ matter, row, clocks, now }) =>
    effects({
      state: 'completed',
      row: { deliveryWay: 'electronic', tracking: null },
      clocks: stop(clocks),
      letters: [
        {
          kind: 'delivery_record',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.accountableUnitCode,
          facts: {
            itemName: matter.title,
            summary: `证照 ${row.certificateNumber ?? ''}`.trim(),
            action: '电子送达',
            decidedAt: now,
          },
        },
      ],
      body: { way: 'electronic' },
    }),
}

const decidedStates = ['refused', 'issuing', 'delivering', 'completed'] as const

/** 人工复核: within the limit, once, and only of what no person has decided. */
const askPerson: Spec = {
  label: { zh: '申请人工复核', en: 'Ask for a person' },
  from: decidedStates,
  to: decidedStates,
  by: 'reporter',
  needs: [longText('note', '为什么要复核', { required: false, maxLength: 500 })],
  unless: (situation) => (mayAskPerson(situation) ? undefined : 'applications/no-review'),
  decide: ({ matter, now }, fields) =>
    effects({
      state: matter.state,
      row: { reviewAskedAt: now },
      texts: textOf('review_reason', fields.note, 'reporter'),
    }),
}

/** Whether the applicant may still ask that a person look at what a table decided. */
export function mayAskPerson({
  row,
  now,
  calendar,
  rule,
}: Pick<Situation<Application>, 'row' | 'now' | 'calendar' | 'rule'>): boolean {
  const { decisionId, decidedAt, reviewAskedAt } = row
  if (decisionId === null || decidedAt === null || reviewAskedAt !== null) return false
  const { reviewAskDays } = rule(automaticLimits).value
  return localDayOf(now) <= addWorkingDays(calendar, localDayOf(decidedAt), reviewAskDays)
}

/** What the person found: a refusal that does not stand becomes a grant; the rest is told. */
const takeReview: Spec = {
  label: { zh: '人工复核结果', en: 'Result of the review' },
  from: decidedStates,
  to: decidedStates,
  by: 'system',
  needs: [
    choice('result', '复核结果', { confirmed: '维持原决定', reversed: '改变原决定' }),
    longText('answer', '答复申请人'),
  ],
  unless: ({ row }) => (row.reviewAskedAt === null ? 'matter/act-not-now' : undefined),
  decide(situation, fields) {
    const { matter } = situation
    const answer = String(fields.answer)
    const isGranted = matter.state === 'refused' && fields.result === 'reversed'
    const told = textOf('review_answer', answer, 'reporter')
    if (isGranted) {
      const grant = granted(situation, answer)
      return effects({ ...grant, texts: [...(grant.texts ?? []), ...told] })
    }
    return effects({
      state: matter.state,
      texts: told,
      tellReporter: `您的申请${matter.number}人工复核已有结果，请查看。`,
      body: { result: fields.result },
    })
  },
}

export const automaticActs = {
  accept_automatically: acceptAutomatically,
  leave_to_person: leaveToPerson,
  issue_electronically: issueElectronically,
  deliver_electronically: deliverElectronically,
  ask_person: askPerson,
  take_review: takeReview,
} as const satisfies Record<string, Spec>

/** A table has decided the step; who reads the opinion reads the rule and its inputs. */
const decideByTable: StepSpec = {
  label: { zh: '按决策表自动审批', en: 'Decided by a table' },
  from: ['reviewing'],
  to: ['passed', 'failed'],
  by: 'system',
  needs: [
    choice('outcome', '结论', { passed: '通过', failed: '不同意' }),
    longText('opinion', '审查意见'),
    text('decision', '自动审批记录', { maxLength: 36 }),
    text('tableHash', '决策表', { maxLength: 64 }),
  ],
  decide({ clocks, now }, fields) {
    const outcome = fields.outcome === 'passed' ? 'passed' : 'failed'
    return effects({
      state: outcome,
      row: { outcome, opinion: String(fields.opinion), endedAt: now, heldUntil: null },
      clocks: stop(clocks),
      texts: textOf('opinion', fields.opinion),
      body: { outcome, decision: fields.decision, tableHash: fields.tableHash },
    })
  },
}

/** No decision by the table: a person of the unit has it, with the reason. Its clock runs on. */
const leaveStepToPerson: StepSpec = {
  label: { zh: '自动审批转人工', en: 'Left to a person' },
  from: ['reviewing'],
  to: ['reviewing'],
  by: 'system',
  needs: [longText('reason', '原因')],
  decide: ({ matter }, fields) =>
    effects({
      state: 'reviewing',
      texts: textOf('left_to_person', fields.reason),
      notices: [
        {
          kind: 'assigned',
          toUnitCode: matter.holderUnitCode,
          reason: `${matter.number} 自动审批未作出决定，请审查`,
          dueAt: matter.nextDueAt,
        },
      ],
    }),
}

export const automaticStepActs = {
  decide_by_table: decideByTable,
  leave_to_person: leaveStepToPerson,
} as const satisfies Record<string, StepSpec>
