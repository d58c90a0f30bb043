import type { Dictionary } from './words.ts'

/** 为什么是这个单位: what decided, and what was passed over. */
export const routingWords = {
  why: { zh: '为什么是这个单位', en: 'Why this unit' },
  whyOf: {
    zh: '归口责任表 {version} 版，共 {rows} 行；先看裁定先例，再看归口规则、部件登记和责任表。',
    en: 'Edition {version} of the table, {rows} rows; rulings first, then rules, register and rows.',
  },
  lookedAt: { zh: '依次查到的依据', en: 'What fitted, in its order' },
  by: { zh: '依据', en: 'By' },
  unit: { zh: '单位', en: 'Unit' },
  ground: { zh: '文件或理由', en: 'Ground' },
  outcome: { zh: '采用', en: 'Taken' },
  used: { zh: '采用', en: 'Taken' },
  gone: {
    zh: '未采用：单位已不在，也没有承接单位',
    en: 'No: the unit is gone, nobody succeeded it',
  },
  later: { zh: '未采用：排在前一项之后', en: 'No: what is above comes first' },
  atFirst: { zh: '受理时归口到 {unit}（{by}）。', en: 'When taken in it went to {unit} ({by}).' },
  today: { zh: '按今天的归口表', en: 'By the table of today' },
  changed: {
    zh: '按今天的归口表会是另一个单位：表或裁定后来变了。',
    en: 'Today it would be another unit: table or rulings have changed since.',
  },
  elsewhere: {
    zh: '现在由 {unit} 办理，是派遣、裁定或退单后改的，见经过。',
    en: 'Now with {unit}: by dispatch, ruling or return, as the timeline says.',
  },
  waits: {
    zh: '选好类别和位置后，这里写明归哪个单位。',
    en: 'With class and place, the unit stands here.',
  },
  goesTo: { zh: '归口单位', en: 'Goes to' },
} as const satisfies Dictionary
