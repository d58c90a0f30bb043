import type { Dictionary } from './words.ts'

/** Words of tables of figures, whatever is counted. */
export const countedFiguresWords = {
  figure: { zh: '指标', en: 'Figure' },
  share: { zh: '数值', en: 'Value' },
  noData: { zh: '无数据', en: 'No data' },
  from: { zh: '分子/分母', en: 'Of' },
  withAll: { zh: '含不计入考核', en: 'With all' },
  inAll: { zh: '全部单位', en: 'All units' },
  byUnit: { zh: '分单位', en: 'By unit' },
  unit: { zh: '责任单位', en: 'Unit' },
  opens: { zh: '{figure}：看这 {n} 件', en: '{figure}: these {n}' },
  /** What is seen has to stand in what is heard. */
  opensShare: { zh: '{figure} {text}：看这 {n} 件', en: '{figure} {text}: these {n}' },
  list: { zh: '{figure}（{part}，{unit}）：{n} 件', en: '{figure} ({part}, {unit}): {n}' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  closeList: { zh: '收起名单', en: 'Close the list' },
  number: { zh: '编号', en: 'Number' },
  what: { zh: '问题', en: 'What it is' },
  state: { zh: '现在的状态', en: 'State now' },
  opened: { zh: '登记', en: 'Came in' },
  due: { zh: '本环节期限', en: 'Step due' },
  done: { zh: '本环节完成', en: 'Step done' },
  nothing: { zh: '一件也没有', en: 'None' },
} as const satisfies Dictionary
