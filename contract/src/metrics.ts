import { applicationMetrics } from './application-metrics.ts'
import { caseMetrics } from './case-metrics.ts'
import { hallMetrics } from './hall-metrics.ts'
import { hotlineMetrics } from './hotline-metrics.ts'
import type { Metric } from './metric-parts.ts'
import { reviewMetrics } from './review-metrics.ts'

export { type Metric, timeAxes } from './metric-parts.ts'

/**
 * Every figure the product publishes, by its stable id. Screens, CSV, Excel and documents print the
 * definition from here, so that one figure has one meaning.
 */
export const metrics = {
  ...reviewMetrics,
  ...applicationMetrics,
  ...hallMetrics,
  ...hotlineMetrics,
  ...caseMetrics,
  closed_share: {
    name: { zh: '结案率', en: 'Closed of those due' },
    unit: 'share',
    definition: {
      zh: '截止时点应结案件中已结案的比例；应结 = 已结 + 在办 + 超期 + 争议',
      en: 'closed cases among those due at the cut-off; due = closed + in process + overdue + disputed',
    },
    numerator: { zh: '已结案数', en: 'closed' },
    denominator: { zh: '应结案数', en: 'due' },
    timeAxis: 'due',
    exclusions: [],
    source: 'GB/T 30428 数字化城市管理信息系统 绩效评价',
    version: 1,
  },
  burden: {
    name: { zh: '平台要求次数', en: 'Asked by the platform' },
    unit: 'count',
    definition: {
      zh: '平台每周向每个岗位发出的提醒、要求填写的表单和字段、安排的回访',
      en: 'notices, forms, fields and call-backs the platform asked of a post in a week',
    },
    numerator: { zh: '要求次数', en: 'times asked' },
    denominator: null,
    timeAxis: 'asked',
    exclusions: [],
    source: '《整治形式主义为基层减负若干规定》（2024）',
    version: 1,
  },
} as const satisfies Record<string, Metric>

export type MetricId = keyof typeof metrics
