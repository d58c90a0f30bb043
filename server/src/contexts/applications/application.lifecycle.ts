import { deliveryWayWords } from '@huiyin/contract/delivery.words'
import type { Lifecycle, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { acceptingActs, materialsIn } from './accepting.rules.ts'
import { applicationStore } from './application.store.ts'
import type { Application } from './application.types.ts'
import { automaticActs } from './automatic/automatic-acts.rules.ts'
import { byLawActs } from './by-law.rules.ts'
import { correctingActs } from './correcting.rules.ts'
import { decidingActs } from './deciding.rules.ts'
import { fastLaneActs } from './fast-lane/fast-lane.rules.ts'
import { issuingActs } from './issuing.rules.ts'
import { movingVersionActs } from './moving/moving-acts.rules.ts'
import { owedActs } from './promises/owed-acts.rules.ts'
import { turningAwayActs } from './turning-away.rules.ts'

const states = {
  submitted: { label: { zh: '待受理', en: 'Submitted' }, stage: 'received', clock: 'accept' },
  awaiting_correction: {
    label: { zh: '待补正', en: 'Awaiting correction' },
    stage: 'received',
    clock: 'correct',
  },
  reviewing: { label: { zh: '审批中', en: 'Reviewing' }, stage: 'handling', clock: 'promise' },
  deciding: { label: { zh: '待决定', en: 'To be decided' }, stage: 'handling', clock: 'promise' },
  issuing: {
    label: { zh: '制证中', en: 'Certificate in the making' },
    stage: 'answered',
    clock: 'issue',
  },
  delivering: {
    label: { zh: '待送达', en: 'To be delivered' },
    stage: 'answered',
    clock: 'deliver',
  },
  completed: { label: { zh: '出证办结', en: 'Completed' }, stage: 'closed', clock: null },
  refused: { label: { zh: '不予许可', en: 'Refused' }, stage: 'closed', clock: null },
  not_accepted: { label: { zh: '未受理', en: 'Not accepted' }, stage: 'closed', clock: null },
  lapsed: { label: { zh: '补正不来办结', en: 'Lapsed' }, stage: 'closed', clock: null },
  withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, stage: 'closed', clock: null },
  terminated: { label: { zh: '退回办结', en: 'Terminated' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 申请办件: what somebody asks an office for, of one item or of all items of a theme.
 * Source of the rules: docs/domain/applications.md.
 */
export const application: Lifecycle<Application> = {
  kind: 'application',
  label: { zh: '申请办件', en: 'Application' },
  numberPrefix: 'BJ',
  opening: { zh: '提交申请', en: 'Handed in' },
  byNumber: 'masked',
  states,
  clocks: {
    accept: { zh: '受理', en: 'Acceptance' },
    correct: { zh: '补正', en: 'Correction' },
    promise: { zh: '承诺办结', en: 'Promised' },
    statutory: { zh: '法定办结', en: 'By law' },
    tolerance: { zh: '容缺补齐', en: 'Owed materials' },
    issue: { zh: '颁发证照', en: 'Certificate' },
    deliver: { zh: '送达', en: 'Delivery' },
  },
  waitsForReporter: 'awaiting_correction',
  clocksOfReporter: ['correct', 'tolerance'],
  ownActs: ['supplement', 'bring_owed', 'withdraw', 'ask_person'],
  acts: {
    ...acceptingActs,
    ...correctingActs,
    ...turningAwayActs,
    ...decidingActs,
    ...issuingActs,
    ...automaticActs,
    ...byLawActs,
    ...fastLaneActs,
    ...movingVersionActs,
    ...owedActs,
  },
  store: applicationStore,
  describe,
}

const basisWords = {
  complete: '材料齐全受理',
  tolerance: '容缺受理',
  promise: '告知承诺受理',
  deemed: '逾期视为受理',
} as const

function describe(row: Application) {
  const names = (...inStates: string[]) =>
    materialsIn(row, ...inStates)
      .map(({ name }) => name)
      .join('、')
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['事项', row.plan.items.map(({ name }) => name).join('、')],
    ['环节', row.plan.steps.map(({ name }) => name).join('、')],
    ['受理方式', row.basis === null ? null : basisWords[row.basis]],
    ['缺少材料', names('missing')],
    ['容缺待补', names('owed')],
    ['告知承诺', names('promised')],
    ['一次性告知', row.correctionRounds === 0 ? null : `${row.correctionRounds} 次`],
    ['退回环节', row.returnWanted?.reason ?? null],
    ['决定方式', row.decisionId === null ? null : '自动审批'],
    ['证照编号', row.certificateNumber],
    ['领取方式', deliveryWayWords[row.deliveryWay].zh],
    ['运单号', row.tracking],
  ]
  return facts.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ label, value }],
  )
}
