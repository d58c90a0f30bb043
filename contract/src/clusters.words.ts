import type { ClusteredKind, ClusterVerdict } from './clusters.ts'
import type { Dictionary, Word } from './words.ts'

export const clusteredKindWords: Readonly<Record<ClusteredKind, Word>> = {
  city_case: { zh: '城市管理案件', en: 'Cases of the street' },
  ticket: { zh: '热线工单', en: 'Tickets of the hotline' },
}

export const clusterVerdictWords: Readonly<Record<ClusterVerdict, Word>> = {
  accepted: { zh: '已列入台账', en: 'Made a task' },
  dismissed: { zh: '不列入', en: 'Dismissed' },
}

/** Words of the screen of clusters. */
export const clusterScreenWords = {
  lead: {
    zh: '同一类别、同一地点在一段时间内反复出现的案件和工单，提议作为问题整改。列入后成为一件有责任单位和期限的整改任务，案件和工单挂在它名下。',
    en: 'Cases and tickets of one class at one place, again and again, are proposed as problems. Accepted, they become one task with a unit and a date, and hang on it.',
  },
  rule: {
    zh: '规则（{version}）：最近 {days} 天，案件满 {cases} 件或工单满 {tickets} 件。',
    en: 'Rule ({version}): within {days} days, {cases} cases or {tickets} tickets.',
  },
  proposals: { zh: '提议', en: 'Proposed' },
  none: { zh: '现在没有聚集的问题', en: 'Nothing gathers now' },
  noneNext: {
    zh: '达到规则里的件数时，会列在这里。',
    en: 'What reaches the number of the rule is listed here.',
  },
  what: { zh: '类别和地点', en: 'Class and place' },
  kind: { zh: '来源', en: 'From' },
  count: { zh: '件数', en: 'How many' },
  period: { zh: '期间', en: 'Period' },
  unit: { zh: '责任单位', en: 'Unit' },
  matters: { zh: '案件和工单（{n} 件）', en: 'Cases and tickets ({n})' },
  decide: { zh: '处理', en: 'Decision' },
  accept: { zh: '列入台账', en: 'Make it a task' },
  acceptOf: { zh: '列入台账：{what}', en: 'Make it a task: {what}' },
  dismiss: { zh: '不列入', en: 'Dismiss' },
  dismissOf: { zh: '不列入：{what}', en: 'Dismiss: {what}' },
  dismissNote: {
    zh: '理由会保存。这些案件和工单不再重复提议，以后新出现的重新计数。',
    en: 'The reason is kept. These are not proposed again; new ones count anew.',
  },
  deadline: { zh: '整改时限', en: 'Deadline' },
  measure: { zh: '整改措施（可不填）', en: 'Measure (optional)' },
  decided: { zh: '已处理', en: 'Decided' },
  verdict: { zh: '结果', en: 'Verdict' },
  task: { zh: '整改任务', en: 'Task' },
  by: { zh: '处理人', en: 'By' },
} as const satisfies Dictionary
