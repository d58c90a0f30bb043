import type { PastField } from './past-reviews.ts'
import type { Word } from './words.ts'

/** What a column of a file of past reviews can be. */
export const pastFieldWords: Readonly<Record<PastField, Word>> = {
  projectNo: { zh: '办件编号', en: 'Case number' },
  serviceNumber: { zh: '服务次序', en: 'Service number' },
  unit: { zh: '单位', en: 'Unit' },
  item: { zh: '事项', en: 'Item' },
  level: { zh: '满意度', en: 'Level' },
  ratedAt: { zh: '评价时间', en: 'Rated at' },
  endedAt: { zh: '办结时间', en: 'Ended at' },
  window: { zh: '窗口', en: 'Window' },
  staff: { zh: '工号', en: 'Staff number' },
  channel: { zh: '评价渠道', en: 'Channel' },
  origin: { zh: '评价方式', en: 'Origin' },
  tags: { zh: '评价标签', en: 'Tags' },
  text: { zh: '评价内容', en: 'Text' },
  phone: { zh: '联系电话', en: 'Phone' },
  name: { zh: '评价人', en: 'Name' },
  state: { zh: '整改状态', en: 'State' },
  dueOn: { zh: '整改时限', en: 'Due on' },
}

/** Why a row of past reviews was not taken. */
export const pastFaultWords = {
  unreadable: { zh: '为空或无法识别', en: 'empty or not readable' },
  repeated: { zh: '与前面的行重复', en: 'the same as a row before' },
  differs: {
    zh: '这次服务已有不同的评价，保留原有评价',
    en: 'this service has another rating already, which is kept',
  },
} as const satisfies Readonly<Record<string, Word>>
export type PastFault = keyof typeof pastFaultWords
