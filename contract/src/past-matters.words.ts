import type { PastMatterField, PastMatterKind } from './past-matters.ts'
import type { Word } from './words.ts'

export const pastMatterKindWords: Readonly<Record<PastMatterKind, Word>> = {
  'city-cases': { zh: '城市管理案件', en: 'Cases of the street' },
  tickets: { zh: '热线工单', en: 'Tickets of the hotline' },
}

/** What a column of a file of past matters can be. */
export const pastMatterFieldWords: Readonly<Record<PastMatterField, Word>> = {
  number: { zh: '原编号', en: 'Number there' },
  openedAt: { zh: '上报时间', en: 'Opened at' },
  title: { zh: '标题', en: 'Title' },
  text: { zh: '内容', en: 'Text' },
  category: { zh: '类别', en: 'Category' },
  unit: { zh: '责任单位', en: 'Unit' },
  status: { zh: '状态', en: 'Status' },
  dueAt: { zh: '办理时限', en: 'Due at' },
  closedAt: { zh: '办结时间', en: 'Closed at' },
  address: { zh: '地址', en: 'Address' },
  latitude: { zh: '纬度', en: 'Latitude' },
  longitude: { zh: '经度', en: 'Longitude' },
  point: { zh: '坐标', en: 'Point' },
  source: { zh: '来源', en: 'Source' },
  type: { zh: '类型', en: 'Type' },
  answer: { zh: '答复', en: 'Answer' },
  disputedAt: { zh: '争议提出时间', en: 'Disputed at' },
  disputeEndedAt: { zh: '争议裁定时间', en: 'Dispute ended at' },
}

/** Why a row of past matters was not taken. */
export const pastMatterFaultWords = {
  missing: { zh: '为空', en: 'empty' },
  unreadable: { zh: '无法识别', en: 'not readable' },
  unknown: { zh: '没有对应的编码，也没有默认值', en: 'no such code, and no default' },
  out_of_range: { zh: '不在 2000 年至今之间', en: 'not between the year 2000 and now' },
  out_of_order: { zh: '早于上报时间', en: 'before it was opened' },
  repeated: { zh: '与前面的行重复', en: 'the same as a row before' },
  reopened: {
    zh: '本平台已办结，原系统又重开，请人工核对',
    en: 'closed here and open again there: a person must look',
  },
  in_hand: { zh: '本平台已有人办理，未按文件改动', en: 'somebody here handles it; left as it is' },
} as const satisfies Readonly<Record<string, Word>>
export type PastMatterFault = keyof typeof pastMatterFaultWords
