import type { Lifecycle, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { automaticStepActs } from './automatic/automatic-acts.rules.ts'
import { stepActs } from './step.rules.ts'
import { stepStore } from './step.store.ts'
import type { ApprovalStep } from './step.types.ts'

const states = {
  pre_review: { label: { zh: '预审中', en: 'In pre-review' }, stage: 'handling', clock: 'step' },
  pre_passed: {
    label: { zh: '预审通过待前置', en: 'Passed beforehand' },
    stage: 'handling',
    clock: 'step',
  },
  reviewing: { label: { zh: '审查中', en: 'In review' }, stage: 'handling', clock: 'step' },
  special: {
    label: { zh: '特别程序', en: 'Special procedure' },
    stage: 'handling',
    clock: 'special',
  },
  awaiting_material: {
    label: { zh: '待补材料', en: 'Awaiting a material' },
    stage: 'handling',
    clock: 'correct',
  },
  passed: { label: { zh: '通过', en: 'Passed' }, stage: 'closed', clock: null },
  failed: { label: { zh: '不同意', en: 'Objected' }, stage: 'closed', clock: null },
  sent_back: { label: { zh: '已退回前序', en: 'Sent back' }, stage: 'closed', clock: null },
  superseded: { label: { zh: '已取代', en: 'Superseded' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 审批环节: one run of one department's step of an application, with its own clock. Nobody finds it
 * by its number; the applicant sees it on the page of the application.
 */
export const approvalStep: Lifecycle<ApprovalStep> = {
  kind: 'approval_step',
  label: { zh: '审批环节', en: 'Approval step' },
  numberPrefix: 'HJ',
  byNumber: 'sealed',
  states,
  clocks: {
    step: { zh: '环节时限', en: 'Step' },
    special: { zh: '特别程序', en: 'Special procedure' },
    correct: { zh: '补正', en: 'Correction' },
  },
  acts: { ...stepActs, ...automaticStepActs },
  store: stepStore,
  describe,
}

function describe(row: ApprovalStep) {
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['环节', row.run > 1 ? `${row.name}（第 ${row.run} 轮）` : row.name],
    ['审查材料', row.materials.map(({ name }) => name).join('、')],
    ['待前置环节', row.waitsFor.join('、')],
    ['审查意见', row.opinion],
    ['延期', row.extensions === 0 ? null : `${row.extensions} 次`],
    ['退回理由', row.returnTo?.reason ?? null],
  ]
  return facts.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ label, value }],
  )
}
