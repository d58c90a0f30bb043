import type { OwedRow, PromiseCount, ToleranceLedger } from '@huiyin/contract/application-counts'
import { parseInstant } from '@huiyin/contract/time'
import type { Sheet } from '../../../platform/excel/index.ts'

/** The ledger of what is owed as Excel, with the rates of items and units on sheets of their own. */
export function toleranceSheets(ledger: ToleranceLedger) {
  const notes = [
    `承诺日期 ${ledger.from} 至 ${ledger.to}。`,
    '守诺率 = 按期补齐 ÷（按期补齐 + 逾期补齐 + 逾期未补）；未到期和办件已终止的不计。',
  ]
  return [
    { ...owedSheet(ledger.rows), notes },
    countSheet('按事项', ledger.byItem),
    countSheet('按单位', ledger.byUnit),
  ] as const
}

function owedSheet(rows: readonly OwedRow[]): Sheet<OwedRow> {
  const moment = (text: string | null) => (text === null ? null : (parseInstant(text) ?? null))
  return {
    name: '容缺台账',
    columns: [
      { header: '办件编号', type: 'text', width: 24, value: ({ number }) => number },
      { header: '事项', type: 'text', width: 30, value: ({ title }) => title },
      { header: '单位', type: 'text', width: 20, value: ({ unit }) => unit.name },
      { header: '容缺材料', type: 'text', width: 30, value: ({ material }) => material },
      { header: '承诺内容', type: 'text', width: 40, value: ({ promise }) => promise },
      { header: '承诺时间', type: 'instant', value: ({ since }) => moment(since) },
      { header: '补齐期限', type: 'instant', value: ({ dueAt }) => moment(dueAt) },
      { header: '补齐时间', type: 'instant', value: ({ broughtAt }) => moment(broughtAt) },
      { header: '状态', type: 'text', width: 12, value: ({ stateLabel }) => stateLabel },
    ],
    rows,
  }
}

function countSheet(name: string, rows: readonly PromiseCount[]): Sheet<PromiseCount> {
  return {
    name,
    columns: [
      { header: '名称', type: 'text', width: 30, value: (row) => row.name },
      { header: '承诺', type: 'count', value: (row) => row.promised },
      { header: '待补', type: 'count', value: (row) => row.open },
      { header: '按期补齐', type: 'count', value: (row) => row.kept },
      { header: '逾期补齐', type: 'count', value: (row) => row.late },
      { header: '逾期未补', type: 'count', value: (row) => row.broken },
      { header: '办件已终止', type: 'count', value: (row) => row.void },
      { header: '守诺率', type: 'share', value: (row) => row.keptRate },
    ],
    rows,
  }
}
