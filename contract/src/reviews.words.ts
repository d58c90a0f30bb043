import type { Channel, Grade, Origin, Outcome } from './reviews.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

/** 满意度 in words; the last two are bad reviews (差评). */
export const gradeWords: Readonly<Record<Grade, Words>> = {
  very_satisfied: { zh: '非常满意', en: 'Very satisfied' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  basically_satisfied: { zh: '基本满意', en: 'Basically satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  very_dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
}

export const channelWords: Readonly<Record<Channel, Words>> = {
  web: { zh: '电脑端', en: 'Web' },
  mobile: { zh: '手机端', en: 'Mobile' },
  qr: { zh: '二维码', en: 'QR code' },
  tablet: { zh: '大厅平板', en: 'Hall tablet' },
  terminal: { zh: '窗口评价器', en: 'Window terminal' },
  phone: { zh: '电话', en: 'Phone' },
  sms: { zh: '短信', en: 'Text message' },
}

export const originWords: Readonly<Record<Origin, Words>> = {
  explicit: { zh: '主动评价', en: 'Explicit' },
  invited: { zh: '监督岗邀评', en: 'Invited' },
  default: { zh: '默认评价', en: 'Default' },
  proxy: { zh: '代为评价', en: 'Proxy' },
  supervision_check: { zh: '监督查评', en: 'Supervision check' },
}

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  completed: { zh: '办结', en: 'Completed' },
  refused: { zh: '不予办理', en: 'Refused' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  abandoned: { zh: '中止', en: 'Abandoned' },
}
