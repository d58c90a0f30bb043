import type { ClassCounts, CountedRow, OverdueLine } from '@huiyin/contract/task-bulletins'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import {
  byAspect,
  byLeadUnit,
  countBy,
  countClasses,
  type LedgerLine,
  nearestLines,
  overdueLines,
} from './standing.rules.ts'

/** 一页纸: how a ledger stands, on one page. */
export interface Overview {
  readonly regionName: string
  readonly countedAt: Date
  readonly total: ClassCounts
  readonly aspects: readonly CountedRow[]
  readonly leadUnits: readonly CountedRow[]
  /** The longest overdue first, no more than fit the page. */
  readonly overdue: readonly OverdueLine[]
  readonly nearest: readonly {
    readonly number: string
    readonly unitName: string
    readonly problem: string
    readonly dueOn: LocalDay
  }[]
}

/** Rows that fit on one page of A4; the last of a longer table sums up the others. */
export const overviewRows = { aspects: 11, leadUnits: 11, overdue: 8, nearest: 6 } as const

export function overviewOf(given: {
  readonly lines: readonly LedgerLine[]
  readonly regionName: string
  readonly countedAt: Date
}): Overview {
  const { lines, regionName, countedAt } = given
  return {
    regionName,
    countedAt,
    total: countClasses(lines),
    aspects: gathered(countBy(lines, byAspect), overviewRows.aspects),
    leadUnits: gathered(countBy(lines, byLeadUnit), overviewRows.leadUnits),
    overdue: overdueLines(lines, localDayOf(countedAt))
      .toSorted((a, b) => b.daysOverdue - a.daysOverdue)
      .slice(0, overviewRows.overdue),
    nearest: nearestLines(lines, overviewRows.nearest).map((line) => ({
      number: line.problemNumber ?? line.number,
      unitName: line.unit.name,
      problem: line.problem,
      dueOn: line.dueOn,
    })),
  }
}

/** At most `rowsMax` rows that still add up: what does not fit becomes one row 其余. */
function gathered(rows: readonly CountedRow[], rowsMax: number): readonly CountedRow[] {
  if (rows.length <= rowsMax) return rows
  const rest = rows.slice(rowsMax - 1)
  const sum = (name: keyof ClassCounts) => rest.reduce((total, row) => total + row[name], 0)
  const others = {
    key: 'others',
    name: `其余${rest.length}个`,
    open: sum('open'),
    dueThisWeek: sum('dueThisWeek'),
    overdue: sum('overdue'),
    done: sum('done'),
    total: sum('total'),
  }
  return [...rows.slice(0, rowsMax - 1), others]
}

/** The beginning of a text on one line. */
export function beginningOf(text: string, lengthMax: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`
}
