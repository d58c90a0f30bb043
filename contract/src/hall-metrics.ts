import { type Metric, ownSource } from './metric-parts.ts'

const counted = '国发〔2022〕5号；到厅次数按实际事件统计，不按申报'

/** What visits to the hall tell. */
export const hallMetrics = {
  at_most_one_visit: {
    name: { zh: '最多跑一次实现率', en: 'Done in at most one visit' },
    unit: 'share',
    definition: {
      zh: '期内办结的申请中，实际到厅不超过一次的比例；未办离开也算一次',
      en: 'applications closed in the period with at most one visit; a visit that failed counts',
    },
    numerator: { zh: '到厅不超过一次的办结申请数', en: 'closed with at most one visit' },
    denominator: { zh: '办结申请数', en: 'applications closed' },
    timeAxis: 'closed',
    exclusions: [],
    source: counted,
    version: 1,
  },
  approver_not_met: {
    name: { zh: '不见面办结率', en: 'Done without meeting the approver' },
    unit: 'share',
    definition: {
      zh: '期内办结的申请中，没有在责任单位窗口被接待过的比例',
      en: 'applications closed in the period that were never served at a window of the unit that decides',
    },
    numerator: { zh: '未见审批人的办结申请数', en: 'closed without such a visit' },
    denominator: { zh: '办结申请数', en: 'applications closed' },
    timeAxis: 'closed',
    exclusions: [],
    source: counted,
    version: 1,
  },
  abandoned_visits: {
    name: { zh: '未办离开率', en: 'Visits abandoned' },
    unit: 'share',
    definition: {
      zh: '期内已离开的号票中，未被接待就离开的比例',
      en: 'tickets of the period whose holder left without being served',
    },
    numerator: { zh: '未办离开数', en: 'left without being served' },
    denominator: { zh: '已离开的号票数', en: 'tickets that ended' },
    timeAxis: 'visited',
    exclusions: [],
    source: counted,
    version: 1,
  },
  helped: {
    name: { zh: '帮办代办件次', en: 'Help given' },
    unit: 'count',
    definition: {
      zh: '期内陪同帮办和代为办理的件次',
      en: 'how often somebody was accompanied or had it done for them in the period',
    },
    numerator: { zh: '帮办与代办件次', en: 'accompanied and done for somebody' },
    denominator: null,
    timeAxis: 'helped',
    exclusions: [{ zh: '解决难题次数（另列，不相加）', en: 'difficulties solved (beside it)' }],
    source: ownSource,
    version: 1,
  },
  difficulties_solved: {
    name: { zh: '解决难题次数', en: 'Difficulties solved' },
    unit: 'count',
    definition: {
      zh: '期内帮办代办中解决的疑难问题次数',
      en: 'difficulties that were solved while helping in the period',
    },
    numerator: { zh: '解决难题次数', en: 'difficulties solved' },
    denominator: null,
    timeAxis: 'helped',
    exclusions: [{ zh: '帮办代办件次（另列，不相加）', en: 'help given (beside it)' }],
    source: ownSource,
    version: 1,
  },
} as const satisfies Record<string, Metric>
