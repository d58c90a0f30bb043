import type { LinkedUnit, Stock } from '@huiyin/contract/case-bulletins'
import { dueClassWords, dueReasonWords, stockWords } from '@huiyin/contract/case-bulletins.words'
import type { Column, Sheet } from '../../platform/excel/index.ts'
import { workbook } from '../../platform/excel/index.ts'
import type { StoredWeek } from './bulletins.store.ts'
import { type StoredDueCase, selectDueCases } from './due-cases.store.ts'
import { percentOf } from './facts.rules.ts'
import type { BulletinParts } from './parts.ts'
import { methodNote } from './weekly-document.rules.ts'

const pageRows = 2000

/**
 * The annex in Excel: units, their stock, and every due case with its class and the reason.
 *
 * @param watermark - said on every sheet of the demo
 * @param withCases - the cases behind the figures are for staff
 */
export function weeklyAnnex(
  { db }: Pick<BulletinParts, 'db'>,
  bulletin: StoredWeek,
  { watermark, withCases }: { readonly watermark: string | null; readonly withCases: boolean },
) {
  const { facts } = bulletin
  const notes = [...methodNote(facts), ...(watermark === null ? [] : [watermark])]
  const names = new Map(facts.units.map(({ code, name }) => [code, name]))
  const units: Sheet<LinkedUnit> = {
    name: '分单位情况',
    columns: unitColumns,
    rows: facts.units,
    notes,
  }
  const stock: Sheet<LinkedUnit> = {
    name: '存量平衡',
    columns: [
      { header: '单位', type: 'text', width: 28, value: ({ name }) => name },
      ...stockKeys.map((key) => ({
        header: stockWords[key].zh,
        type: 'count' as const,
        value: (unit: LinkedUnit) => unit.stock[key],
      })),
    ],
    rows: facts.units,
  }
  const cases: Sheet<StoredDueCase> = {
    name: '应办结案件',
    columns: caseColumns(names),
    rows: allCases({ db }, bulletin),
  }
  return workbook(withCases ? [units, stock, cases] : [units, stock])
}

const stockKeys = Object.keys(stockWords) as (keyof Stock)[]

/** 无数据 where there was nothing to do: a nought would read as praise or blame. */
const unitColumns: readonly Column<LinkedUnit>[] = [
  { header: '分组', type: 'text', value: ({ group }) => group },
  { header: '单位', type: 'text', width: 28, value: ({ name }) => name },
  ...(
    [
      ['应办结', 'due'],
      ['已办结', 'closed'],
      ['正在办理', 'inProcess'],
      ['超期未办结', 'overdue'],
      ['争议', 'disputed'],
    ] as const
  ).map(([header, key]) => ({
    header,
    type: 'count' as const,
    value: (unit: LinkedUnit) => (unit.due === 0 ? '无数据' : unit[key]),
  })),
  {
    header: '办结率（%）',
    type: 'number',
    value: ({ closed, due }) => percentOf(closed, due) ?? '无数据',
  },
]

function caseColumns(names: ReadonlyMap<string, string>): readonly Column<StoredDueCase>[] {
  return [
    { header: '案件编号', type: 'text', width: 26, value: ({ number }) => number },
    {
      header: '责任单位',
      type: 'text',
      width: 28,
      value: ({ unitCode }) => names.get(unitCode) ?? unitCode,
    },
    { header: '类', type: 'text', value: (one) => dueClassWords[one.class].zh },
    { header: '归类理由', type: 'text', width: 30, value: (one) => dueReasonWords[one.reason].zh },
    { header: '上报时间', type: 'instant', value: ({ openedAt }) => openedAt },
    { header: '时限', type: 'instant', value: ({ dueAt }) => dueAt },
    { header: '办结时间', type: 'instant', value: ({ closedAt }) => closedAt },
  ]
}

async function* allCases(
  { db }: Pick<BulletinParts, 'db'>,
  { regionCode, id }: StoredWeek,
): AsyncGenerator<StoredDueCase> {
  let after = ''
  for (;;) {
    const asked = { regionCode, bulletinId: id, after, limit: pageRows }
    const rows = await selectDueCases(db, asked)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) return
    after = last.number
  }
}
