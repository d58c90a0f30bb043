import type { Dictionary } from './words.ts'

/** 窗口更换手机号: a lost number is changed at the counter. */
export const counterWords = {
  title: { zh: '更换手机号', en: 'A lost number' },
  lead: {
    zh: '当事人带证件到窗口时用。录入后会短信告知旧号码，等候期满由督查单位的另一个人同意。',
    en: 'For somebody at the counter with a document. The old number is told, and after the waiting time another person at the supervising office agrees.',
  },
  newPhone: { zh: '新手机号', en: 'New number' },
  sendCode: { zh: '发送验证码', en: 'Send a code' },
  code: { zh: '新手机收到的验证码', en: 'Code on the new phone' },
  document: { zh: '查验的证件', en: 'Document you have seen' },
  by: { zh: '怎么找到本人的信息', en: 'How the person is found' },
  byNumber: { zh: '姓名和证件号码', en: 'Name and number of the document' },
  byReceipt: { zh: '旧号码和回执查询码', en: 'Old number and receipt code' },
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '证件号码', en: 'Number of the document' },
  oldPhone: { zh: '旧手机号', en: 'Old number' },
  receiptCode: { zh: '查询码', en: 'Receipt code' },
  fill: { zh: '请填写{label}', en: 'Enter: {label}' },
  enter: { zh: '录入', en: 'Enter' },
  done: { zh: '已录入，已告知旧号码', en: 'Entered; the old number is told' },
  doneNumber: { zh: '编号 {number}', en: 'Number {number}' },
  doneCode: {
    zh: '查询码 {code}（只显示这一次，请抄给本人）',
    en: 'Receipt code {code}, shown once: give it to the person',
  },
  doneUntil: { zh: '最早 {at} 可以同意', en: 'Nobody can agree before {at}' },
  another: { zh: '再办一位', en: 'Another person' },
} as const satisfies Dictionary
