import type { ClassCounts, CountedRow } from '@huiyin/contract/task-bulletins'
import { type Block, densePage, letterMoment, paragraph } from '../../../kernel/letters/index.ts'
import { countNames } from './overview.pages.ts'
import { beginningOf, type Overview } from './overview.rules.ts'

/** As on the printed page. */
const classColors = {
  overdue: 'A8071A',
  dueThisWeek: 'D48806',
  open: '91A7C4',
  done: '389E0D',
} as const

const problemLengthMax = 26

/** The overview as a Word file of one page; bars stand beside their numbers, as on the printed page. */
export function overviewDocx(
  overview: Overview,
  { watermark }: { readonly watermark: string | null },
): Promise<Buffer> {
  const { regionName, countedAt, total, overdue, nearest } = overview
  return densePage({
    issuerName: regionName,
    title: `${regionName}问题整改台账一页纸`,
    watermark,
    blocks: [
      paragraph(
        `截至${letterMoment(countedAt)}，问题${total.total}个：已逾期${total.overdue}个，本周到期${total.dueThisWeek}个，整改中${total.open}个，已销号${total.done}个。`,
      ),
      counts('类别', overview.aspects, total),
      counts('牵头单位', overview.leadUnits, total),
      list(
        ['已逾期', '责任单位', '问题', '应完成', '逾期天数'],
        overdue.map((line) => [
          line.problemNumber ?? line.number,
          line.unitName,
          beginningOf(line.problem, problemLengthMax),
          line.dueOn,
          String(line.daysOverdue),
        ]),
      ),
      list(
        ['最近到期', '责任单位', '问题', '应完成'],
        nearest.map((line) => [
          line.number,
          line.unitName,
          beginningOf(line.problem, problemLengthMax),
          line.dueOn,
        ]),
      ),
    ].flat(),
  })
}

function counts(label: string, rows: readonly CountedRow[], total: ClassCounts): Block {
  const figures = (row: ClassCounts) =>
    [row.overdue, row.dueThisWeek, row.open, row.done, row.total].map(String)
  const largest = Math.max(1, ...rows.map((row) => row.total))
  return {
    type: 'table',
    head: [label, '已逾期', '本周到期', '整改中', '已销号', '合计'],
    rows: [...rows.map((row) => [row.name, ...figures(row)]), ['合计', ...figures(total)]],
    bars: {
      head: '分布',
      rows: rows.map((row) =>
        countNames.map(({ name }) => ({ share: row[name] / largest, color: classColors[name] })),
      ),
    },
  }
}

function list(head: readonly string[], rows: readonly string[][]): readonly Block[] {
  return rows.length === 0 ? [] : [{ type: 'table', head, rows }]
}
