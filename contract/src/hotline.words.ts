import type { CallbackResult, Door, TicketChannel, TicketType, Urgency } from './hotline.ts'
import type { Word } from './words.ts'

export const ticketTypeWords: Readonly<Record<TicketType, Word>> = {
  consultation: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  praise: { zh: '表扬', en: 'Praise' },
  other: { zh: '其他', en: 'Other' },
}

export const urgencyWords: Readonly<Record<Urgency, Word>> = {
  critical: { zh: '特急', en: 'Critical' },
  urgent: { zh: '紧急', en: 'Urgent' },
  normal: { zh: '一般', en: 'Normal' },
  complex: { zh: '疑难', en: 'Complex' },
}

export const ticketChannelWords: Readonly<Record<TicketChannel, Word>> = {
  phone: { zh: '电话', en: 'Telephone' },
  website: { zh: '网站', en: 'Website' },
  app: { zh: '手机应用', en: 'App' },
  mini_program: { zh: '小程序', en: 'Mini program' },
  social: { zh: '微信微博', en: 'Social media' },
  text: { zh: '短信文字', en: 'Text message' },
  national: { zh: '国家平台转办', en: 'National platform' },
  mayor_mail: { zh: '市长信箱', en: 'Letter to the mayor' },
  police_110: { zh: '110 转办', en: 'Passed on by 110' },
  visit: { zh: '来访', en: 'Visit' },
}

/** Where a person goes whom the hotline cannot serve (国办发〔2020〕53号). */
export const doorWords: Readonly<Record<Door, Word>> = {
  court: { zh: '诉讼、仲裁、行政复议', en: 'Court, arbitration or review' },
  party_and_congress: { zh: '党委、人大、政协、法院、检察院', en: 'Party, congress, courts' },
  petition: { zh: '信访部门', en: 'Petitions office' },
  emergency: { zh: '110、119、120、122', en: 'Emergency numbers' },
  discipline: { zh: '纪检监察机关', en: 'Discipline inspection' },
  elsewhere: { zh: '其他机关或单位', en: 'Another body' },
  settled: { zh: '同一事实已有结论', en: 'The same facts are settled' },
}

export const callbackWords: Readonly<Record<CallbackResult, Word>> = {
  solved: { zh: '已解决', en: 'Solved' },
  unsolved: { zh: '未解决', en: 'Not solved' },
  unreachable: { zh: '未联系上', en: 'Not reached' },
  not_wanted: { zh: '不需要回访', en: 'No call wanted' },
}
