/** Words in both languages. */
interface Words {
  readonly zh: string
  readonly en: string
}

/** Which moment puts a case into a period. Periods are days of the city, both ends included. */
export const timeAxes = {
  service_ended: { zh: '服务办结日', en: 'day the service ended' },
  due: { zh: '应办结日', en: 'day the answer was due' },
  received: { zh: '收件日', en: 'day it came in' },
  decided: { zh: '决定日', en: 'day of the decision' },
  promised: { zh: '承诺日', en: 'day of the promise' },
  closed: { zh: '办结日', en: 'day it was closed' },
  visited: { zh: '到厅日', en: 'day of the visit' },
  helped: { zh: '帮办日', en: 'day of the help' },
  step_due: { zh: '环节完成日或到期日', en: 'day the step was done or due' },
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

export const reviewRules = '国办发〔2019〕51号；GB/T 39734-2020 附录B；GB/T 39735-2020'

export const nonExplicit: Words = {
  zh: '默认评价、邀请评价、代评和监督检查评价（另列）',
  en: 'default, invited, proxy and inspection reviews (shown beside it)',
}
export const notAdopted: Words = {
  zh: '经申诉复核不予采纳的评价（采纳与不采纳两个数同时列出）',
  en: 'reviews not adopted after an appeal (both figures are shown)',
}
export const unreported: Words = {
  zh: '静态码评价中未能对应服务的（另列）',
  en: 'reviews by a static code that match no reported service (shown beside it)',
}
export const badReviewsDue: Words = {
  zh: '期内应反馈的差评（“不满意”“非常不满意”）',
  en: 'bad reviews whose answer was due in the period',
}
export const excludedMatters: Words = {
  zh: '经批准不计入考核的（另列件数和理由）',
  en: 'matters approved as not assessed (counted beside it, with the ground)',
}

/** Figures of our own, beside those the rules ask for. */
export const ownSource = '本产品的诚信指标，无外部依据'
