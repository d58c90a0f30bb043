import type { Dictionary } from './words.ts'

/** Names of groups that are no unit, item, channel or region. */
export const groupWords = {
  total: { zh: '合计', en: 'Total' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
  zone: { zh: '功能区', en: 'Zone' },
  self: { zh: '本人办理', en: 'By themselves' },
  helped: { zh: '帮办代办', en: 'With a helper' },
  standard: { zh: '普通页面', en: 'Ordinary page' },
  elder: { zh: '长者模式', en: 'In large letters' },
  entered: { zh: '纸质或电话代录', en: 'Written down from paper or telephone' },
} as const satisfies Dictionary
