import type { Metric } from './metric-parts.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

const hotlineRules = '国办发〔2020〕53号；GB/T 33358—2016'
const transportRules = '交运发〔2021〕89号（12328 质量指标）'
const ours = '最坏最好界由本产品列出（Manski, 1989）'
const asked: Words = {
  zh: '期内办结、回访接通的工单',
  en: 'tickets closed in the period whose caller was reached',
}
const askedOrNot: Words = {
  zh: '期内办结、应回访的工单，含未联系上的',
  en: 'tickets closed in the period that were to be called back, reached or not',
}
const notCounted: Words = {
  zh: '经批准不计入考核的（含其在内的数同时列出）',
  en: 'tickets approved as not assessed (the figure with them stands beside it)',
}
const unreached: Words = { zh: '未联系上的（另列）', en: 'not reached (counted beside it)' }

type Given = Pick<Metric, 'name' | 'definition' | 'numerator'>

const share = (given: Given, denominator: Words, source = hotlineRules) => ({
  ...given,
  unit: 'share' as const,
  denominator,
  timeAxis: 'closed' as const,
  exclusions: [notCounted],
  source,
  version: 1,
})
const ofAsked = (given: Given) => ({ ...share(given, asked), exclusions: [notCounted, unreached] })

/** Figures of the hotline. */
export const hotlineMetrics = {
  tickets_received: {
    name: { zh: '热线受理量', en: 'Tickets received' },
    unit: 'count',
    definition: { zh: '期内登记的工单数', en: 'tickets taken in the period' },
    numerator: { zh: '登记的工单', en: 'tickets taken' },
    denominator: null,
    timeAxis: 'received',
    exclusions: [],
    source: hotlineRules,
    version: 1,
  },
  tickets_answered_at_once: share(
    {
      name: { zh: '即时答复率', en: 'Answered at once' },
      definition: {
        zh: '接听时直接解答办结的比例',
        en: 'share answered and closed during the call',
      },
      numerator: { zh: '直接答复办结的', en: 'answered during the call' },
    },
    { zh: '期内办结的工单', en: 'tickets closed in the period' },
  ),
  tickets_on_time: share(
    {
      name: { zh: '按期答复率（按原期限）', en: 'Replied in time, original date' },
      definition: {
        zh: '按最初的答复期限计算，不受延期、退单、争议影响；重办的按第一次答复',
        en: 'replied by the date first given, whatever was extended, returned or disputed',
      },
      numerator: { zh: '原期限前答复的', en: 'replied by the original date' },
    },
    { zh: '期内办结、派单办理的工单', en: 'tickets closed in the period that were dispatched' },
  ),
  tickets_contacted: ofAsked({
    name: { zh: '响应率', en: 'Contacted in time' },
    definition: {
      zh: '回访中诉求人确认承办单位联系过的比例',
      en: 'share of callers reached who confirm that the unit contacted them',
    },
    numerator: { zh: '确认已联系的', en: 'confirmed as contacted' },
  }),
  tickets_solved: ofAsked({
    name: { zh: '解决率', en: 'Solved' },
    definition: {
      zh: '回访中诉求人确认问题解决的比例',
      en: 'share of callers reached who say that it is solved',
    },
    numerator: { zh: '确认已解决的', en: 'confirmed as solved' },
  }),
  tickets_solved_worst: share(
    {
      name: { zh: '解决率下限', en: 'Solved, worst case' },
      definition: {
        zh: '未联系上的全部视为未解决时的解决率',
        en: 'the rate if nobody who was not reached had a solution',
      },
      numerator: { zh: '确认已解决的', en: 'confirmed as solved' },
    },
    askedOrNot,
    ours,
  ),
  tickets_solved_best: share(
    {
      name: { zh: '解决率上限', en: 'Solved, best case' },
      definition: {
        zh: '未联系上的全部视为已解决时的解决率',
        en: 'the rate if everybody who was not reached had a solution',
      },
      numerator: { zh: '确认已解决的与未联系上的之和', en: 'confirmed as solved, and not reached' },
    },
    askedOrNot,
    ours,
  ),
  tickets_satisfied: ofAsked({
    name: { zh: '满意率', en: 'Satisfied' },
    definition: {
      zh: '回访中诉求人对办理结果满意的比例',
      en: 'share of callers reached who are satisfied with the result',
    },
    numerator: { zh: '表示满意的', en: 'satisfied' },
  }),
  tickets_not_reached: {
    name: { zh: '回访未联系上', en: 'Not reached' },
    unit: 'count',
    definition: {
      zh: '不同时段三次未联系上的工单数，不算满意也不算不满意',
      en: 'tickets whose caller was not reached in three tries; neither satisfied nor not',
    },
    numerator: { zh: '未联系上的', en: 'not reached' },
    denominator: null,
    timeAxis: 'closed',
    exclusions: [notCounted],
    source: hotlineRules,
    version: 1,
  },
  tickets_not_counted: {
    name: { zh: '不计入考核工单', en: 'Tickets not assessed' },
    unit: 'count',
    definition: {
      zh: '期内办结、经批准不计入考核的工单数',
      en: 'tickets closed in the period and approved as not assessed',
    },
    numerator: { zh: '不计入考核的', en: 'not assessed' },
    denominator: null,
    timeAxis: 'closed',
    exclusions: [],
    source: hotlineRules,
    version: 1,
  },
  consultations_at_once: share(
    {
      name: { zh: '信息咨询类即时答复率', en: 'Questions answered at once' },
      definition: {
        zh: '信息咨询中接听时直接解答办结的比例',
        en: 'share of questions answered and closed during the call',
      },
      numerator: { zh: '直接答复办结的咨询', en: 'questions answered during the call' },
    },
    { zh: '期内办结的咨询', en: 'questions closed in the period' },
    transportRules,
  ),
  complaints_on_time: share(
    {
      name: { zh: '投诉举报类限时办结率', en: 'Complaints replied to in time' },
      definition: {
        zh: '投诉举报中原期限前答复的比例',
        en: 'share of complaints and reports replied to by the date first given',
      },
      numerator: { zh: '原期限前答复的投诉举报', en: 'of these, by the original date' },
    },
    { zh: '期内办结、派单办理的投诉举报', en: 'complaints and reports closed in the period' },
    transportRules,
  ),
  complaints_satisfied: share(
    {
      name: { zh: '投诉举报类回访满意率', en: 'Complainants satisfied' },
      definition: {
        zh: '投诉举报回访接通后表示满意的比例',
        en: 'share of complainants reached who are satisfied',
      },
      numerator: { zh: '表示满意的', en: 'satisfied' },
    },
    { zh: '期内办结、回访接通的投诉举报', en: 'complaints closed in the period, caller reached' },
    transportRules,
  ),
} as const satisfies Record<string, Metric>
export type HotlineMetricId = keyof typeof hotlineMetrics
