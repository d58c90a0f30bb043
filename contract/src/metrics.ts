/** Words in both languages. */
interface Words {
  readonly zh: string
  readonly en: string
}

/** Which moment puts a case into a period. Periods are days of the city, both ends included. */
export const timeAxes = {
  service_ended: { zh: '服务办结日', en: 'day the service ended' },
  due: { zh: '应办结日', en: 'day the answer was due' },
  asked: { zh: '要求提出日', en: 'day it was asked' },
} as const satisfies Record<string, Words>

/** One published figure: its name and everything needed to compute it again. */
export interface Metric {
  readonly name: Words
  readonly unit: 'count' | 'share'
  readonly definition: Words
  readonly numerator: Words
  /** `null` for a count. */
  readonly denominator: Words | null
  readonly timeAxis: keyof typeof timeAxes
  /** What is left out, each also shown as a count beside the figure. */
  readonly exclusions: readonly Words[]
  /** The document it rests on. */
  readonly source: string
  /** Raised when the way of counting changes; a frozen period names the version it was counted by. */
  readonly version: number
}

const reviewRules = '国办发〔2019〕51号；GB/T 39734-2020 附录B；GB/T 39735-2020'

const nonExplicit: Words = {
  zh: '默认评价、邀请评价、代评和监督检查评价（另列）',
  en: 'default, invited, proxy and inspection reviews (shown beside it)',
}
const notAdopted: Words = {
  zh: '经申诉复核不予采纳的评价（采纳与不采纳两个数同时列出）',
  en: 'reviews not adopted after an appeal (both figures are shown)',
}
const unreported: Words = {
  zh: '静态码评价中未能对应服务的（另列）',
  en: 'reviews by a static code that match no reported service (shown beside it)',
}
const badReviewsDue: Words = {
  zh: '期内应反馈的差评（“不满意”“非常不满意”）',
  en: 'bad reviews whose answer was due in the period',
}
const excludedMatters: Words = {
  zh: '经批准不计入考核的（另列件数和理由）',
  en: 'matters approved as not assessed (counted beside it, with the ground)',
}

/**
 * Every figure the product publishes, by its stable id. Screens, CSV, Excel and documents print the
 * definition from here, so that one figure has one meaning.
 */
export const metrics = {
  rateable: {
    name: { zh: '应评件数', en: 'Services that could be reviewed' },
    unit: 'count',
    definition: {
      zh: '期内办结、每次服务可评价一次的服务数；结果为办结、不予、撤回、中止的都计',
      en: 'services ended in the period, one review each; every outcome counts',
    },
    numerator: { zh: '期内服务办结数', en: 'services ended' },
    denominator: null,
    timeAxis: 'service_ended',
    exclusions: [],
    source: reviewRules,
    version: 1,
  },
  reviewed: {
    name: { zh: '主动评价数', en: 'Reviews given' },
    unit: 'count',
    definition: { zh: '服务对象本人主动作出的评价数', en: 'reviews the person gave by own act' },
    numerator: { zh: '主动评价数', en: 'explicit reviews' },
    denominator: null,
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, unreported],
    source: reviewRules,
    version: 1,
  },
  participation: {
    name: { zh: '主动评价率', en: 'Participation' },
    unit: 'share',
    definition: {
      zh: '主动评价数占应评件数的比例；沉默不是好评',
      en: 'share of services that were reviewed; silence is not praise',
    },
    numerator: { zh: '主动评价数', en: 'explicit reviews of these services' },
    denominator: { zh: '应评件数', en: 'services ended' },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit],
    source: reviewRules,
    version: 1,
  },
  good_rate: {
    name: { zh: '好评率', en: 'Good rate' },
    unit: 'share',
    definition: {
      zh: '“非常满意”“满意”“基本满意”占主动评价的比例，并列出未评者全好、全差时的上下限',
      en: 'share of the upper three levels among explicit reviews; bounds show what silence hides',
    },
    numerator: { zh: '前三级主动评价数', en: 'explicit reviews of the upper three levels' },
    denominator: { zh: '主动评价数', en: 'explicit reviews' },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, notAdopted, unreported],
    source: reviewRules,
    version: 1,
  },
  worst_case_rate: {
    name: { zh: '好评率下限', en: 'Good rate, worst case' },
    unit: 'share',
    definition: {
      zh: '未评价者全部视为差评时的好评率',
      en: 'the good rate if everybody silent had been dissatisfied',
    },
    numerator: { zh: '前三级主动评价数', en: 'explicit reviews of the upper three levels' },
    denominator: { zh: '应评件数', en: 'services ended' },
    timeAxis: 'service_ended',
    exclusions: [notAdopted],
    source: '缺失数据的最坏最好界（Manski, 1989）',
    version: 1,
  },
  best_case_rate: {
    name: { zh: '好评率上限', en: 'Good rate, best case' },
    unit: 'share',
    definition: {
      zh: '未评价者全部视为好评时的好评率',
      en: 'the good rate if everybody silent had been satisfied',
    },
    numerator: {
      zh: '前三级主动评价数与未评件数之和',
      en: 'explicit reviews of the upper three levels, and the silent',
    },
    denominator: { zh: '应评件数', en: 'services ended' },
    timeAxis: 'service_ended',
    exclusions: [notAdopted],
    source: '缺失数据的最坏最好界（Manski, 1989）',
    version: 1,
  },
  very_satisfied_share: {
    name: { zh: '非常满意率', en: 'Share of “very satisfied”' },
    unit: 'share',
    definition: {
      zh: '“非常满意”占主动评价的比例',
      en: 'share of the highest level among explicit reviews',
    },
    numerator: { zh: '“非常满意”数', en: 'reviews “very satisfied”' },
    denominator: { zh: '主动评价数', en: 'explicit reviews' },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, notAdopted, unreported],
    source: reviewRules,
    version: 1,
  },
  bad_rate: {
    name: { zh: '差评率', en: 'Bad rate' },
    unit: 'share',
    definition: {
      zh: '“不满意”“非常不满意”占主动评价的比例',
      en: 'share of the lower two levels among explicit reviews',
    },
    numerator: { zh: '后两级主动评价数', en: 'explicit reviews of the lower two levels' },
    denominator: { zh: '主动评价数', en: 'explicit reviews' },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, notAdopted, unreported],
    source: reviewRules,
    version: 1,
  },
  rectified_share: {
    name: { zh: '差评整改率', en: 'Rectified' },
    unit: 'share',
    definition: {
      zh: '期内应反馈的差评中已整改反馈的比例',
      en: 'share of bad reviews due in the period that were put right and answered',
    },
    numerator: { zh: '已整改反馈的差评', en: 'of these, answered' },
    denominator: badReviewsDue,
    timeAxis: 'due',
    exclusions: [notAdopted, excludedMatters],
    source: reviewRules,
    version: 1,
  },
  rectified_on_time_original: {
    name: { zh: '差评按期整改率（按原期限）', en: 'Rectified on time, original date' },
    unit: 'share',
    definition: {
      zh: '按最初承诺的期限计算，不受延期影响',
      en: 'answered by the date first promised, whatever was extended',
    },
    numerator: { zh: '原期限前反馈的差评', en: 'of these, answered by the original date' },
    denominator: badReviewsDue,
    timeAxis: 'due',
    exclusions: [notAdopted, excludedMatters],
    source: reviewRules,
    version: 1,
  },
  rectified_on_time_extended: {
    name: { zh: '差评按期整改率（按延长后期限）', en: 'Rectified on time, extended date' },
    unit: 'share',
    definition: {
      zh: '按批准延长后的期限计算',
      en: 'answered by the date after approved extensions',
    },
    numerator: { zh: '延长后期限前反馈的差评', en: 'of these, answered by the extended date' },
    denominator: badReviewsDue,
    timeAxis: 'due',
    exclusions: [notAdopted, excludedMatters],
    source: reviewRules,
    version: 1,
  },
  contacted_on_time: {
    name: { zh: '差评首次联系及时率', en: 'First contact on time' },
    unit: 'share',
    definition: {
      zh: '允许联系的差评中一个工作日内联系的比例',
      en: 'share of bad reviews with contact permission that were contacted within a working day',
    },
    numerator: { zh: '期限内首次联系的', en: 'of these, contacted in time' },
    denominator: { zh: '期内应首次联系的差评', en: 'bad reviews whose contact was due' },
    timeAxis: 'due',
    exclusions: [
      { zh: '评价人不允许联系的（另列）', en: 'contact not allowed (counted beside it)' },
    ],
    source: reviewRules,
    version: 1,
  },
  follow_up_satisfaction: {
    name: { zh: '回访满意率', en: 'Satisfied at follow-up' },
    unit: 'share',
    definition: {
      zh: '接通的回访中，对整改满意的比例',
      en: 'share of people reached at the follow-up who were satisfied with what was done',
    },
    numerator: { zh: '回访满意的', en: 'satisfied' },
    denominator: { zh: '接通的回访', en: 'people reached' },
    timeAxis: 'due',
    exclusions: [
      {
        zh: '三次未接通转独立核验的（另列）',
        en: 'not reached in three tries and checked independently (counted beside it)',
      },
    ],
    source: reviewRules,
    version: 1,
  },
  bad_reviews: {
    name: { zh: '收到差评数', en: 'Bad reviews' },
    unit: 'count',
    definition: {
      zh: '“不满意”“非常不满意”的主动评价数',
      en: 'explicit reviews of the lower two levels',
    },
    numerator: { zh: '后两级主动评价数', en: 'explicit reviews of the lower two levels' },
    denominator: null,
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, notAdopted, unreported],
    source: reviewRules,
    version: 1,
  },
  not_adopted: {
    name: { zh: '不予采纳数', en: 'Not adopted' },
    unit: 'count',
    definition: {
      zh: '经申诉复核不予采纳的评价数',
      en: 'reviews taken out of the rates after an appeal',
    },
    numerator: { zh: '不予采纳的评价数', en: 'reviews not adopted' },
    denominator: null,
    timeAxis: 'service_ended',
    exclusions: [],
    source: reviewRules,
    version: 1,
  },
  good_rate_with_not_adopted: {
    name: { zh: '好评率（含不予采纳）', en: 'Good rate, with those not adopted' },
    unit: 'share',
    definition: {
      zh: '不予采纳的差评仍按差评计算时的好评率',
      en: 'the good rate if what was not adopted had stayed in',
    },
    numerator: { zh: '前三级主动评价数', en: 'explicit reviews of the upper three levels' },
    denominator: {
      zh: '主动评价数与不予采纳数之和',
      en: 'explicit reviews and those not adopted',
    },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, unreported],
    source: reviewRules,
    version: 1,
  },
  reviews_apart: {
    name: { zh: '另列评价数', en: 'Reviews counted apart' },
    unit: 'count',
    definition: {
      zh: '默认评价、邀请评价、代评和监督检查评价之和，不进入任何比率',
      en: 'default, invited, proxy and inspection reviews together; in no rate',
    },
    numerator: { zh: '另列评价数', en: 'reviews counted apart' },
    denominator: null,
    timeAxis: 'service_ended',
    exclusions: [notAdopted],
    source: reviewRules,
    version: 1,
  },
  within_ten_seconds: {
    name: { zh: '十秒内评价占比', en: 'Reviewed within ten seconds' },
    unit: 'share',
    definition: {
      zh: '服务办结后十秒内提交的主动评价占比；偏高时应核查是否由他人代点',
      en: 'share of explicit reviews given within ten seconds of the end of the service; a high one asks whether somebody else pressed',
    },
    numerator: { zh: '十秒内的主动评价数', en: 'explicit reviews within ten seconds' },
    denominator: { zh: '主动评价数', en: 'explicit reviews' },
    timeAxis: 'service_ended',
    exclusions: [nonExplicit, notAdopted, unreported],
    source: '本产品的诚信指标，无外部依据',
    version: 1,
  },
  excluded_matters: {
    name: { zh: '不计入考核件数', en: 'Matters not assessed' },
    unit: 'count',
    definition: {
      zh: '期内应反馈、经批准不计入考核的差评件数',
      en: 'bad reviews due in the period that were approved as not assessed',
    },
    numerator: { zh: '不计入考核的件数', en: 'matters not assessed' },
    denominator: null,
    timeAxis: 'due',
    exclusions: [],
    source: reviewRules,
    version: 1,
  },
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
