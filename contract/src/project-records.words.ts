import type { Dictionary, Word } from './words.ts'

/** The tables of the national upload of 办件, in the order in which they are handed over. */
export const recordTableWords = {
  accept: { zh: '受理', en: 'Accepted' },
  material: { zh: '材料', en: 'Materials' },
  process: { zh: '过程', en: 'Steps' },
  special_procedure: { zh: '特别程序', en: 'Special procedures' },
  result: { zh: '结果', en: 'Results' },
} as const satisfies Record<string, Word>
export type RecordTable = keyof typeof recordTableWords

/** Words of the screen on which a day of applications is handed to the system above. */
export const projectRecordWords = {
  lead: {
    zh: '按日生成办件数据，格式为国家上报表。只含未报过、有变动或被退回的行；重做不会重复。下载的文件含姓名和证件号码，每次查看都会记录。',
    en: 'A day of applications in the national upload layout: only rows that never went up, changed or were rejected; made again it doubles nothing. Files hold names and numbers, and each look is recorded.',
  },
  day: { zh: '办件日期', en: 'Day' },
  make: { zh: '生成批次', en: 'Make the batch' },
  made: { zh: '已生成批次 {batch}', en: 'Batch {batch} is made' },
  nothing: {
    zh: '这一天没有未报过、有变动或被退回的数据',
    en: 'Nothing of this day is left to hand over',
  },
  faults: { zh: '不能上报的行（{n}）', en: 'Rows that cannot go up ({n})' },
  batches: { zh: '批次', en: 'Batches' },
  batch: { zh: '批次号', en: 'Batch' },
  rows: { zh: '行数', en: 'Rows' },
  answers: { zh: '回执', en: 'Receipts' },
  answered: {
    zh: '接收 {accepted}，退回 {rejected}，未回 {open}',
    en: '{accepted} taken, {rejected} rejected, {open} open',
  },
  madeBy: { zh: '生成', en: 'Made by' },
  files: { zh: '下载', en: 'Download' },
  none: { zh: '还没有生成过批次', en: 'No batch was made yet' },
  number: { zh: '办件编号', en: 'Number' },
  table: { zh: '数据表', en: 'Table' },
  why: { zh: '原因', en: 'Why' },
  receiptTitle: { zh: '登记回执', en: 'Note a receipt' },
  receiptLead: {
    zh: '上级返回的 JSON：{"rows":[{"rowGuid":"…","code":"0"}]}，code 为 0 表示接收；退回的行随下一批再报。',
    en: 'JSON of the system above: {"rows":[{"rowGuid":"…","code":"0"}]}, code 0 is taken; what was rejected goes with the next batch.',
  },
  receiptFile: { zh: '回执文件', en: 'File of the receipt' },
  take: { zh: '登记', en: 'Note' },
  taken: {
    zh: '接收 {accepted} 行，退回 {rejected} 行，{unknown} 行不在本批',
    en: '{accepted} taken, {rejected} rejected, {unknown} not of this batch',
  },
  notJson: { zh: '文件不是 JSON。', en: 'The file is no JSON.' },
} as const satisfies Dictionary
