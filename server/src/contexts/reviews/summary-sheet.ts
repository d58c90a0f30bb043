import type { Summary, SummaryRow } from '@huiyin/contract/reviews'
import type { ColumnType, Sheet } from '../../platform/excel/index.ts'

type Described = readonly [
  header: string,
  width: number,
  read: (row: SummaryRow) => string | number | null,
]

const columns: readonly Described[] = [
  ['名称', 30, (row) => row.name],
  ['编码', 22, (row) => row.key],
  ['可评件数', 12, (row) => row.rateable],
  ['主动评价', 12, (row) => row.reviewed],
  ['好评', 10, (row) => row.good],
  ['差评', 10, (row) => row.bad],
  ['好评率', 10, (row) => row.goodRate],
  ['好评率下限', 12, (row) => row.worstCaseRate],
  ['好评率上限', 12, (row) => row.bestCaseRate],
  ['参评率', 10, (row) => row.participationRate],
  ['非常满意率', 12, (row) => row.verySatisfiedRate],
  ['应整改', 10, (row) => row.rectificationDue],
  ['按期整改', 10, (row) => row.rectifiedInTime],
  ['按期整改率', 12, (row) => row.onTimeRate],
  ['按原定日期整改率', 18, (row) => row.onTimeRateOriginal],
  ['回访', 10, (row) => row.followedUp],
  ['回访满意率', 12, (row) => row.followUpSatisfactionRate],
  ['默认评价（不计）', 18, (row) => row.apart.default],
  ['邀评（不计）', 14, (row) => row.apart.invited],
  ['代评（不计）', 14, (row) => row.apart.proxy],
  ['监督查评（不计）', 18, (row) => row.apart.supervision_check],
  ['申诉不予采纳', 14, (row) => row.notAdopted],
  ['含不予采纳的好评率', 20, (row) => row.goodRateIncludingNotAdopted],
]

/** The figures as a sheet, for Excel and CSV alike; the total is its last line. */
export function summarySheet(summary: Summary): Sheet<SummaryRow> {
  return {
    name: `${summary.from} ${summary.to}`,
    columns: columns.map(([header, width, value]) => ({
      header,
      width,
      value,
      type: typeOf(header),
    })),
    rows: [...summary.rows, summary.total],
    notes: [
      `统计截止 ${summary.countedAt}；按服务办结日期计，含首尾两日。`,
      '率只计主动评价；默认、邀评、代评和监督查评分列。上下限为未评者全部满意或全部不满意时的好评率。',
    ],
  }
}

function typeOf(header: string): ColumnType {
  if (header.includes('率')) return 'share'
  return header === '名称' || header === '编码' ? 'text' : 'count'
}
