import type { Lifecycle } from '../../kernel/matter/lifecycle.ts'
import { type Inquiry, inquiryActs, inquiryStates } from './inquiry.rules.ts'
import { inquiryStore } from './inquiry.store.ts'

const common = {
  states: inquiryStates,
  clocks: {
    inquiry: { zh: '核查', en: 'Inquiry' },
    check: { zh: '复核', en: 'Confirmation' },
  },
  store: inquiryStore,
} as const

const pressureFindings = { confirmed: '属实', not_confirmed: '不属实', cannot_tell: '无法查实' }

/** 干扰评价的举报: sealed; held by the supervising office, never shown to the unit it is about. */
export const pressureReport: Lifecycle<Inquiry> = {
  ...common,
  kind: 'pressure_report',
  label: { zh: '干扰评价举报', en: 'Report of pressure on a reviewer' },
  numberPrefix: 'GR',
  byNumber: 'sealed',
  acts: inquiryActs({ roles: ['supervisor'], findings: pressureFindings, isAsked: true }),
  describe: (row) => findingFact(row, pressureFindings),
}

const problemFindings = { rectify: '事项本身需要整改', dismiss: '不构成事项问题' }

/** 事项问题: several bad reviews of one item point at the item, not at the person who served. */
export const itemProblem: Lifecycle<Inquiry> = {
  ...common,
  kind: 'item_problem',
  label: { zh: '事项问题', en: 'Problem of an item' },
  numberPrefix: 'WT',
  byNumber: 'masked',
  acts: inquiryActs({ roles: ['supervisor'], findings: problemFindings, isAsked: false }),
  describe: (row) => findingFact(row, problemFindings),
}

const serviceFindings = { confirmed: '确有此次服务', no_such_service: '查无此次服务' }

/** 静态码评价核实: was there such a service at all. */
export const serviceCheck: Lifecycle<Inquiry> = {
  ...common,
  kind: 'service_check',
  label: { zh: '静态码评价核实', en: 'Check of a review by static code' },
  numberPrefix: 'HS',
  byNumber: 'masked',
  acts: inquiryActs({
    roles: ['supervisor', 'follow_up_agent'],
    findings: serviceFindings,
    isAsked: true,
  }),
  describe: (row) => findingFact(row, serviceFindings),
}

const integrityFindings = {
  manipulated: '属实：评价不是本人作出或被诱导',
  not_reported: '属实：服务没有上报，已补报或说明',
  explained: '有合理解释',
  cannot_tell: '无法查实',
}

/** 评价诚信核查: what reviews show that chance does not explain; a question, not a verdict. */
export const integrityCheck: Lifecycle<Inquiry> = {
  ...common,
  kind: 'integrity_check',
  label: { zh: '评价诚信核查', en: 'Check of the integrity of reviews' },
  numberPrefix: 'CX',
  byNumber: 'sealed',
  acts: inquiryActs({ roles: ['supervisor'], findings: integrityFindings, isAsked: false }),
  describe: (row) => findingFact(row, integrityFindings),
}

function findingFact(row: Inquiry, labels: Readonly<Record<string, string>>) {
  return row.finding === null
    ? []
    : [{ label: '核查结论', value: labels[row.finding] ?? row.finding }]
}
