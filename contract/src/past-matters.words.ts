import type { PastImportState, PastMatterField, PastMatterKind } from './past-matters.ts'
import type { Dictionary, Word } from './words.ts'

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

export const pastImportStateWords: Readonly<Record<PastImportState, Word>> = {
  queued: { zh: '排队中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Under way' },
  finished: { zh: '已完成', en: 'Finished' },
  failed: { zh: '未能进行', en: 'Failed' },
}

/** Words of the screen that takes over what former systems hold. */
export const pastImportWords = {
  lead: {
    zh: '把原系统导出的案件或工单接过来：各件保留原来的时间和期限。先试导入，看清结果再正式导入；同一文件可反复导入，不会重复。',
    en: 'Takes over cases or tickets that a former system exported, with their own dates. Try first, then import; the same file again makes nothing twice.',
  },
  title: { zh: '试导入一个文件', en: 'Try a file' },
  kind: { zh: '内容', en: 'What it holds' },
  file: { zh: '数据文件（.csv、.xlsx）', en: 'File of rows (.csv, .xlsx)' },
  mapping: { zh: '对应关系', en: 'Mapping' },
  mappingOwn: { zh: '上传对应关系文件', en: 'Upload a mapping' },
  mappingFile: { zh: '对应关系文件（.json）', en: 'Mapping (.json)' },
  mappingOf: { zh: '沿用：{system}（{day}）', en: 'As for {system} ({day})' },
  try: { zh: '试导入（不写入）', en: 'Try (writes nothing)' },
  progress: { zh: '进度：{done} / {rows} 行', en: '{done} of {rows} rows' },
  created: { zh: '新建', en: 'New' },
  updated: { zh: '更新', en: 'Updated' },
  skipped: { zh: '未变', en: 'Unchanged' },
  errors: { zh: '未导入', en: 'Not taken' },
  confirm: { zh: '正式导入', en: 'Import' },
  confirmOf: { zh: '按试过的样子正式导入：{file}', en: 'Import as tried: {file}' },
  resultDry: { zh: '试导入结果（没有写入）', en: 'Result of the trial (nothing written)' },
  resultDone: { zh: '导入结果', en: 'Result' },
  faults: { zh: '未导入的行', en: 'Rows not taken' },
  faultsFile: { zh: '下载未导入的行（Excel）', en: 'Rows not taken (Excel)' },
  line: { zh: '行', en: 'Line' },
  field: { zh: '列', en: 'Column' },
  why: { zh: '原因', en: 'Why' },
  before: { zh: '以前的导入', en: 'Imports before' },
  system: { zh: '原系统', en: 'Former system' },
  state: { zh: '状态', en: 'State' },
  trial: { zh: '试', en: 'trial' },
  who: { zh: '经办', en: 'By' },
  counts: { zh: '行／新建／更新／未变／错误', en: 'Rows / new / updated / same / errors' },
  onTime: { zh: '接过来的件按期情况', en: 'On time, of what was taken over' },
  onTimeNote: {
    zh: '按原系统的期限判断；在那里或在这里办结都算办结。',
    en: 'By the date of the former system; closed there, or here since.',
  },
  none: { zh: '还没有接过来的件', en: 'Nothing taken over yet' },
  rows: { zh: '总数', en: 'Rows' },
  closedInTime: { zh: '按期办结', en: 'Closed in time' },
  closedLate: { zh: '超期办结', en: 'Closed late' },
  closedWithoutDate: { zh: '办结，无期限', en: 'Closed, no date' },
  openOverdue: { zh: '未结已超期', en: 'Open, overdue' },
  openInTime: { zh: '未结未超期', en: 'Open, in time' },
  openWithoutDate: { zh: '未结，无期限', en: 'Open, no date' },
} as const satisfies Dictionary
