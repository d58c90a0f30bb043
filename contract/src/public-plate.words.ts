import type { Dictionary } from './words.ts'

/** 部件标牌: what the plate of a component leads to. */
export const plateWords = {
  plateLead: {
    zh: '街面部件 {code}。编码写在标牌上，打电话时可以念给话务员。',
    en: 'Component {code}. The code stands on its plate; it can be read out on the telephone.',
  },
  plateClass: { zh: '类别', en: 'What it is' },
  platePlace: { zh: '位置', en: 'Where' },
  plateState: { zh: '登记状态', en: 'State in the register' },
  plateMaintenance: { zh: '养护单位', en: 'Maintained by' },
  plateOwner: { zh: '权属单位', en: 'Owned by' },
  plateReport: { zh: '上报它的问题', en: 'Report something about it' },
  plateCall: { zh: '打电话上报：{hotline}', en: 'Report by telephone: {hotline}' },
  plateOpen: { zh: '已有人上报，正在处理', en: 'Reported already and being handled' },
  plateOpenOne: { zh: '{when} 上报，{state}，{unit}', en: 'Reported {when}, {state}, {unit}' },
  plateNone: { zh: '目前没有未结的公开案件。', en: 'No public case about it is open.' },
  platePrint: { zh: '打印标牌', en: 'Print the plate' },
  snapComponent: { zh: '部件 {code}', en: 'Component {code}' },
} as const satisfies Dictionary
