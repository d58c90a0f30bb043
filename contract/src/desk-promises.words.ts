import type { Dictionary } from './words.ts'

/** Words of promises in place of papers, on the ledger and on the page of an application. */
export const promiseScreenWords = {
  title: { zh: '告知承诺的核查', en: 'Promises in place of papers' },
  lead: {
    zh: '凭承诺准予的办件，准予后由未经办的人员限期核查；属实率 = 属实 ÷（属实 + 整改到位 + 不实），未核查的另列。',
    en: 'What was granted on a promise is looked at by somebody else. True rate = true ÷ (true + put right + false); what is open stands beside it.',
  },
  none: {
    zh: '这段时间没有凭承诺准予的办件',
    en: 'Nothing was granted on a promise in this period',
  },
  check: { zh: '核查件', en: 'Check' },
  materials: { zh: '承诺代替的材料', en: 'In place of' },
  unit: { zh: '单位', en: 'Unit' },
  due: { zh: '核查期限', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  overdue: { zh: '逾期', en: 'overdue' },
  byUnit: { zh: '按单位的承诺属实率', en: 'True promises by unit' },
  granted: { zh: '凭承诺准予', en: 'Granted' },
  open: { zh: '待核查', en: 'Open' },
  late: { zh: '逾期未查', en: 'Overdue' },
  true: { zh: '属实', en: 'True' },
  corrected: { zh: '整改到位', en: 'Put right' },
  false: { zh: '不实', en: 'False' },
  trueRate: { zh: '属实率', en: 'True rate' },

  trust: { zh: '申请人的承诺记录', en: 'What the applicant promised before' },
  barred: {
    zh: '此前承诺不实，{until} 前不适用告知承诺，请按一次性告知收取材料。',
    en: 'An earlier promise was false: until {until} no promise stands in for a paper.',
  },
  foundOn: { zh: '认定日期', en: 'Found on' },
} as const satisfies Dictionary
