import type { RoutedBy } from './routing.ts'
import type { Dictionary } from './words.ts'

/** 归口依据: what gave the unit. */
export const routedByWords = {
  precedent: { zh: '裁定先例', en: 'Ruling of an arbiter' },
  expression: { zh: '归口规则', en: 'Rule' },
  register: { zh: '部件登记', en: 'Register of components' },
  row: { zh: '归口责任表', en: 'Row of the table' },
  acceptance_desk: { zh: '网格以外', en: 'Outside every grid' },
  duty_gap: { zh: '无主事项', en: 'Nobody answers' },
  taken_over: { zh: '原系统', en: 'Former system' },
} as const satisfies Dictionary & Record<RoutedBy | 'taken_over', unknown>
