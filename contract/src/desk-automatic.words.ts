import type { Dictionary } from './words.ts'

/** Words of what decision tables decided, and of trying a new version on the last month. */
export const automaticWords = {
  automatic: { zh: '自动审批记录', en: 'What tables decided' },
  approve: { zh: '准予', en: 'Granted' },
  refuse: { zh: '不予许可', en: 'Refused' },
  person: { zh: '转人工', en: 'Left to a person' },
  input: { zh: '数据', en: 'Input' },
  value: { zh: '值', en: 'Value' },
  origin: { zh: '来源', en: 'From' },
  form: { zh: '申请表单', en: 'Form' },
  material: { zh: '申请材料', en: 'Material' },
  register: { zh: '登记库', en: 'Register' },
  response: { zh: '应答编号 {id}', en: 'answer {id}' },
  unknown: { zh: '未知', en: 'not known' },
  rules: { zh: '规则 {rules}', en: 'Rules {rules}' },
  hash: { zh: '表 {hash}', en: 'Table {hash}' },
  shadow: {
    zh: '试运行：近一个月的件用本版本会怎样',
    en: 'The last month decided by this version',
  },
  shadowNone: {
    zh: '近一个月没有可比的自动审批。',
    en: 'Nothing comparable was decided in the last month.',
  },
  shadowCounts: {
    zh: '{decisions} 件：{same} 件不变，{other} 件结论不变而理由不同，{changed} 件会改变',
    en: '{decisions} decisions: {same} as they were, {other} for another reason, {changed} otherwise',
  },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '用本版本', en: 'By this version' },
  count: { zh: '件数', en: 'Matters' },
  examples: { zh: '例', en: 'For example' },
} as const satisfies Dictionary
