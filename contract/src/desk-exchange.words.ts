import type { ExchangeKind, ExchangeState } from './exchange.ts'
import type { Dictionary, Word } from './words.ts'

export const exchangeKindWords: Readonly<Record<ExchangeKind, Word>> = {
  service_end: { zh: '上报办结', en: 'Services reported' },
  rating: { zh: '上报评价', en: 'Ratings reported' },
  captured: { zh: '下发评价', en: 'Ratings handed down' },
}

export const exchangeStateWords: Readonly<Record<ExchangeState | 'differing', Word>> = {
  waiting: { zh: '等待', en: 'Waiting' },
  sent: { zh: '已发送待回执', en: 'Sent, no answer yet' },
  done: { zh: '已确认', en: 'Confirmed' },
  rejected: { zh: '被退回', en: 'Rejected' },
  differing: { zh: '内容不一致', en: 'Differing' },
}

/** Why the system above gave no usable answer. */
export const exchangeFaultWords = {
  unreachable: { zh: '连接不上', en: 'not reachable' },
  timeout: { zh: '15 秒内没有答复', en: 'no answer within 15 seconds' },
  'too-large': { zh: '答复过大', en: 'the answer is too large' },
  redirected: { zh: '要求转到别的地址', en: 'it sends us elsewhere' },
  'not-allowed': { zh: '地址不在允许之列', en: 'its address is not allowed' },
  'not-understood': { zh: '答复格式不符', en: 'the answer is not understood' },
  'status-503': { zh: '维护或停机，答复代码 503', en: 'down for maintenance, status 503' },
  'status-401': { zh: '签名或密钥不符，答复代码 401', en: 'signature or key refused, status 401' },
} as const satisfies Dictionary

/** Words of the reconciliation with the system above. */
export const exchangeWords = {
  lead: {
    zh: '与省平台逐日对账：上报的、下发的，各在哪一步。每个数字都能点开看明细。',
    en: 'Day by day with the province: what went up, what came down, and where it stands. Every number opens its rows.',
  },
  modeOwn: { zh: '评价由本平台采集', en: 'Reviews are collected here' },
  modeProvincial: {
    zh: '评价由省平台采集，下发后在这里办理',
    en: 'The province collects reviews; our work starts when they come down',
  },
  notConnected: {
    zh: '没有连接省平台，下面只有已有的记录。',
    en: 'No province is connected; below is only what was recorded before.',
  },
  lastAnswer: { zh: '省平台上次应答：{at}', en: 'The province last answered {at}' },
  noAnswerYet: { zh: '省平台还没有应答过。', en: 'The province has not answered yet.' },
  linkFault: { zh: '省平台没有正常应答：{fault}', en: 'The province did not answer: {fault}' },
  batchWaits: {
    zh: '一批数据第 {n} 次发送未成功（{fault}），{at} 再发；后面的数据在排队，不会丢失也不会重复。',
    en: 'A batch failed {n} times ({fault}) and goes again at {at}; the rest waits behind it. Nothing is lost or doubled.',
  },
  table: { zh: '逐日对账表', en: 'Reconciliation by day' },
  day: { zh: '日期', en: 'Day' },
  kind: { zh: '内容', en: 'What' },
  total: { zh: '合计', en: 'Total' },
  compare: { zh: '与省平台核对', en: 'Compare' },
  compareOf: { zh: '与省平台核对：{day} {kind}', en: 'Compare: {kind} of {day}' },
  comparedSame: {
    zh: '两边一致：各 {n} 条。',
    en: 'Both sides agree: {n} each.',
  },
  comparedDiffer: {
    zh: '本地已确认 {here} 条，省平台 {there} 条。',
    en: '{here} confirmed here, {there} at the province.',
  },
  onlyHere: { zh: '省平台没有的', en: 'Not at the province' },
  onlyThere: { zh: '本地没有的', en: 'Not here' },
  excel: { zh: '导出 Excel', en: 'Export Excel' },
  rowsTitle: { zh: '{kind}明细', en: 'Rows: {kind}' },
  backToTable: { zh: '回到对账表', en: 'Back to the table' },
  state: { zh: '状态', en: 'State' },
  projectNo: { zh: '办件编号', en: 'Case number' },
  round: { zh: '次序', en: 'Round' },
  round0: { zh: '第 {n} 次服务', en: 'Service {n}' },
  round1: { zh: '第 {n} 次服务 · 首评', en: 'Service {n} · first' },
  round2: { zh: '第 {n} 次服务 · 追评', en: 'Service {n} · again' },
  reason: { zh: '原因', en: 'Reason' },
  at: { zh: '时间', en: 'Time' },
  result: { zh: '结果', en: 'Result' },
  resend: { zh: '重新发送所选', en: 'Send the chosen again' },
  resendAll: { zh: '全部重新发送', en: 'Send all again' },
  resent: { zh: '{n} 条已重新排队，一分钟内发送。', en: '{n} wait again and go within a minute.' },
  chooseAll: { zh: '全选', en: 'Choose all' },
  chooseRow: { zh: '选择 {name}', en: 'Choose {name}' },
  empty: { zh: '这段时间没有上下级数据', en: 'Nothing was exchanged in this period' },
  emptyNext: {
    zh: '换一段日期；或请管理员在“时限与规则”中设定采集方式。',
    en: 'Choose other days, or have the capture mode set under time limits and rules.',
  },
  emptyRows: { zh: '没有这样的记录', en: 'No such rows' },
  file: { zh: '上传省平台下发的评价文件', en: 'Take a file of ratings from the province' },
  fileHint: {
    zh: 'Excel 或 CSV，列名用国家接口的字段名：projectNo、serviceNumber、satisfaction、assessTime 等。同一条评价再次上传不会重复。',
    en: 'Excel or CSV with the field names of the national interface. A rating sent again is stored once.',
  },
  coding: { zh: '文件中的满意度编码', en: 'How the file writes levels' },
  codingUpload: { zh: '5 是非常满意（国家上报接口）', en: '5 is very satisfied (national upload)' },
  codingStandard: {
    zh: '1 是非常满意（GB/T 39046-2020）',
    en: '1 is very satisfied (GB/T 39046-2020)',
  },
  codingChoose: { zh: '请选择', en: 'Choose' },
  chooseFile: { zh: '选择文件', en: 'Choose a file' },
  taken: {
    zh: '共 {rows} 行：入库 {stored}，待匹配办件 {waiting}，重复 {repeated}，已有评价未入库 {refused}，错误 {faults}。',
    en: '{rows} rows: {stored} stored, {waiting} wait for their service, {repeated} repeated, {refused} already rated, {faults} faulty.',
  },
  faultRow: { zh: '第 {row} 行：{field}', en: 'Line {row}: {field}' },
  unknown_service: { zh: '本地还没有这个办件', en: 'This service is not known here yet' },
  first_missing: { zh: '首评还没有下发', en: 'The first rating has not come yet' },
  rated_already: { zh: '这次服务已有评价', en: 'This service has a rating already' },
} as const satisfies Dictionary
