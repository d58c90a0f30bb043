import type { OutsideColumns, OutsideField } from '@huiyin/contract/outside-matters'
import {
  type HeadingWords,
  nameColumns,
  openHeadings,
} from '../../../platform/excel/name-columns.rules.ts'

/** What was read of a list: its headings, and the cells under them. */
interface ReadTable {
  readonly headers: readonly string[]
  readonly rows: readonly { readonly values: Readonly<Record<string, string>> }[]
}

/** How offices head the lists they send down; the usual words of 12345 and supervision exports. */
const headingWords: HeadingWords<OutsideField> = {
  number: [
    '外部编号',
    '编号',
    '工单编号',
    '工单号',
    '受理编号',
    '案件编号',
    '交办编号',
    '督办编号',
    '信访件编号',
    '诉求编号',
    '事件编号',
    '流水号',
    '业务编号',
    '单号',
    '文号',
  ],
  title: [
    '标题',
    '工单标题',
    '诉求标题',
    '主题',
    '事项',
    '事项名称',
    '督办事项',
    '交办事项',
    '问题',
    '案件名称',
  ],
  text: [
    '内容',
    '诉求内容',
    '问题描述',
    '反映内容',
    '具体内容',
    '主要内容',
    '详情',
    '工单内容',
    '交办内容',
    '要求',
  ],
  unit: [
    '承办单位',
    '责任单位',
    '主办单位',
    '办理单位',
    '承办部门',
    '责任部门',
    '处置单位',
    '牵头单位',
  ],
  due: [
    '办理时限',
    '时限',
    '期限',
    '截止时间',
    '截止日期',
    '到期时间',
    '办结时限',
    '反馈时限',
    '回复时限',
    '处置时限',
    '要求办结时间',
    '要求反馈时间',
    '限办时间',
  ],
}

const claimOf = openHeadings(headingWords)
const samplesMax = 3
const sampleLengthMax = 40

/** What the columns of a list are taken for, to be confirmed by whoever brings it in. */
export function recogniseColumns({ headers, rows }: ReadTable): OutsideColumns {
  const named = nameColumns(headers, (heading) => {
    const claim = claimOf(heading)
    return claim === undefined ? [] : [claim]
  })
  return {
    rows: rows.length,
    columns: named.map((column) => ({
      ...column,
      samples: rows
        .flatMap(({ values }) => values[column.heading] ?? [])
        .slice(0, samplesMax)
        .map((text) => text.slice(0, sampleLengthMax)),
    })),
  }
}

/** Which heading each field stands under. */
export type ChosenHeadings = ReadonlyMap<OutsideField, string>

/** As recognised, where nobody has said otherwise. */
export function recognisedHeadings(table: ReadTable): ChosenHeadings {
  return new Map(
    recogniseColumns(table).columns.flatMap(({ field, heading }) =>
      field === null ? [] : [[field, heading] as const],
    ),
  )
}
