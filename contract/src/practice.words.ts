import type { Dictionary } from './words.ts'

/** How the simulated province of the demo may be made to behave, for practice. */
export const practiceMoodWords = {
  down: { zh: '停机：对接口一律答复 503', en: 'Down: answers 503 to every program' },
  slow: { zh: '很慢：20 秒后才答复，超过等待时限', en: 'Slow: 20 seconds, longer than we wait' },
  losesAnswers: {
    zh: '收下数据但不回执，连接中断',
    en: 'Takes a batch and breaks the line instead of answering',
  },
  duplicates: { zh: '同一条评价重复下发', en: 'Hands every rating down more than once' },
  forgetsRows: { zh: '回执漏行，隔一行漏一行', en: 'Leaves out the answer for every second row' },
  rejects: { zh: '全部退回，附原因', en: 'Rejects every row, with a reason' },
} as const satisfies Dictionary
export type PracticeMood = keyof typeof practiceMoodWords

/** Words of the page on which the simulated province of the demo is set. */
export const practiceWords = {
  title: { zh: '练习：模拟省平台', en: 'Practice: the simulated province' },
  lead: {
    zh: '勾选省平台要出的问题，看工作台“上下级对账”如何反应。只在示例数据中有效。',
    en: 'Choose what goes wrong above and watch the reconciliation at the desk. In the demo only.',
  },
  moods: { zh: '省平台现在', en: 'The province is now' },
  set: { zh: '设定', en: 'Set' },
  done: { zh: '已设定。对接作业每分钟运行一次。', en: 'Set. The jobs run once a minute.' },
  known: {
    zh: '省平台现有办结 {services} 条、评价 {ratings} 条。',
    en: 'The province has {services} services and {ratings} ratings.',
  },
  rejection: { zh: '练习：省平台退回全部数据', en: 'Practice: the province rejects everything' },
} as const satisfies Dictionary
