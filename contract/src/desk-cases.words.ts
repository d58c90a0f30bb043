import type { Dictionary } from './words.ts'

/** Words of the screens of cases of the street. */
export const casesWords = {
  lead: {
    zh: '街面上的部件和事件：在网格图上看分布，在列表中打开办理。图上每个点都在列表里。',
    en: 'Components and events of the street: on the map of grids, and in the list. Every point is in the list.',
  },
  tabs: { zh: '案件范围', en: 'Which cases' },
  open: { zh: '未结', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  disputed: { zh: '争议', en: 'Disputed' },
  closed: { zh: '已结', en: 'Closed' },
  list: { zh: '案件列表', en: 'List of cases' },
  map: { zh: '网格图', en: 'Map of grids' },
  mapSays: {
    zh: '{grids} 个网格，{points} 个有坐标的案件；{without} 件没有坐标，只在列表中。',
    en: '{grids} grids, {points} cases with coordinates; {without} without are in the list alone.',
  },
  inTime: { zh: '期限内', en: 'In time' },
  late: { zh: '已超期', en: 'Overdue' },
  number: { zh: '编号', en: 'Number' },
  title: { zh: '案件', en: 'Case' },
  state: { zh: '状态', en: 'State' },
  unit: { zh: '单位', en: 'Unit' },
  grid: { zh: '网格', en: 'Grid' },
  due: { zh: '期限', en: 'Due' },
  none: { zh: '没有这样的案件', en: 'No such case' },
  noneNext: { zh: '可以换一个范围查看。', en: 'Look at another part.' },
  first: { zh: '只列出最新的 {count} 件。', en: 'The newest {count} are listed.' },
} as const satisfies Dictionary
