import type { Lifecycle } from '../../../kernel/matter/lifecycle.ts'
import { type Recheck, recheckActs, recheckStates } from './recheck.rules.ts'
import { recheckStore } from './recheck.store.ts'

const common = {
  states: recheckStates,
  clocks: { recheck: { zh: '核查', en: 'Look at it' } },
  store: recheckStore,
} as const

const reviewFindings = { confirmed: '维持原决定', reversed: '改变原决定' }

/** 人工复核: the applicant asked that a person look at what a table decided. */
export const automaticReview: Lifecycle<Recheck> = {
  ...common,
  kind: 'automatic_review',
  label: { zh: '人工复核', en: 'Review by a person' },
  numberPrefix: 'FH',
  byNumber: 'masked',
  acts: recheckActs({ findings: reviewFindings, isAsked: true, follows: () => ({}) }),
  describe: (row) => findingFact(row, reviewFindings),
}

const auditFindings = {
  correct: '决定正确',
  wrong: '决定有误，须处理',
  cannot_tell: '无法判断',
}

/** 自动审批抽查: chance picked what a table decided out of hours. */
export const automaticAudit: Lifecycle<Recheck> = {
  ...common,
  kind: 'automatic_audit',
  label: { zh: '自动审批抽查', en: 'Audit of an automatic decision' },
  numberPrefix: 'CC',
  byNumber: 'sealed',
  acts: recheckActs({
    findings: auditFindings,
    isAsked: false,
    follows: ({ matter }, finding) =>
      finding === 'wrong'
        ? {
            notices: [
              {
                kind: 'decided',
                toUnitCode: matter.accountableUnitCode,
                reason: `${matter.number} 抽查发现自动审批有误，请依行政许可法第六十九条决定是否撤销`,
                dueAt: null,
              },
            ],
          }
        : {},
  }),
  describe: (row) => findingFact(row, auditFindings),
}

function findingFact(row: Recheck, labels: Readonly<Record<string, string>>) {
  return row.finding === null
    ? []
    : [{ label: '核查结论', value: labels[row.finding] ?? row.finding }]
}
