import type { Dictionary } from './words.ts'

/** Words of the score of units on the figures of the hotline. */
export const hotlineScoreWords = {
  title: { zh: '考核得分', en: 'Score' },
  month: { zh: '月份', en: 'Month' },
  lead: {
    zh: '响应率 ×{contacted}% + 解决率 ×{solved}% + 满意率 ×{satisfied}%，按 {month} 办结、计入考核的工单；回访接通不足 {least} 件的不排名（规则版本 {version}）。',
    en: 'Contacted ×{contacted}% + solved ×{solved}% + satisfied ×{satisfied}%, of the assessed tickets closed in {month}; fewer than {least} reached are not ranked (rule {version}).',
  },
  bounds: {
    zh: '区间：未联系上的全部不满意，到全部满意。可能名次有重叠的单位难分高下。',
    en: 'Bounds: if nobody, to if everybody, who was not reached had been content. Units whose possible ranks overlap cannot be told apart.',
  },
  rank: { zh: '名次', en: 'Rank' },
  possible: { zh: '可能名次', en: 'Possible ranks' },
  unit: { zh: '责任单位', en: 'Unit' },
  score: { zh: '得分', en: 'Score' },
  between: { zh: '区间', en: 'Bounds' },
  withAll: { zh: '含不计入考核', en: 'With all' },
  reached: { zh: '接通/未联系上', en: 'Reached / not' },
  opensReached: { zh: '{unit}：看接通的 {n} 件', en: '{unit}: the {n} reached' },
  opensNotReached: {
    zh: '{unit}：看未联系上的 {n} 件',
    en: '{unit}: the {n} not reached',
  },
  unranked: { zh: '不排名', en: 'Not ranked' },
  noData: { zh: '无数据', en: 'No data' },
  none: { zh: '本月没有回访过的工单', en: 'Nobody was called back in this month' },
  noneNext: { zh: '可以换一个月查看。', en: 'Look at another month.' },
} as const satisfies Dictionary
