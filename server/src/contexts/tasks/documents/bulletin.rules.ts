import type { ClassCounts, CountedRow, OverdueLine } from '@huiyin/contract/task-bulletins'
import { formatInstant, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { weekOf } from '../summary.rules.ts'
import {
  byAspect,
  byUnit,
  countBy,
  countClasses,
  type LedgerLine,
  overdueLines,
} from './standing.rules.ts'

/**
 * Everything a bulletin prints, frozen when it is drafted: text and tables are made from these
 * numbers and no others.
 */
export interface BulletinFacts {
  readonly regionName: string
  readonly issuerName: string
  /** Monday and Sunday. */
  readonly weekFrom: LocalDay
  readonly weekTo: LocalDay
  /** RFC 3339. */
  readonly countedAt: string
  readonly total: ClassCounts
  /** Opened and closed since Monday. */
  readonly openedThisWeek: number
  readonly closedThisWeek: number
  readonly units: readonly CountedRow[]
  readonly aspects: readonly CountedRow[]
  readonly overdue: readonly OverdueLine[]
  /** The last issued bulletin of an earlier week. */
  readonly last: { readonly countedAt: string; readonly total: ClassCounts } | null
  readonly requirements: readonly string[]
  /** The day by which named units answer. */
  readonly answerBy: LocalDay
}

interface Counting {
  readonly lines: readonly LedgerLine[]
  readonly regionName: string
  readonly issuerName: string
  readonly countedAt: Date
  readonly last: BulletinFacts['last']
  readonly requirements: readonly string[] | undefined
  readonly answerBy: LocalDay
}

/** One count of the ledger for text, tables and attachments. */
export function bulletinFacts(counting: Counting): BulletinFacts {
  const { lines, countedAt, answerBy } = counting
  const today = localDayOf(countedAt)
  const { from, to } = weekOf(countedAt)
  const inWeek = (day: LocalDay | null) => day !== null && day >= from && day <= to
  return {
    regionName: counting.regionName,
    issuerName: counting.issuerName,
    weekFrom: from,
    weekTo: to,
    countedAt: formatInstant(countedAt),
    total: countClasses(lines),
    openedThisWeek: lines.filter(({ openedOn }) => inWeek(openedOn)).length,
    closedThisWeek: lines.filter(({ closedOn }) => inWeek(closedOn)).length,
    units: countBy(lines, byUnit),
    aspects: countBy(lines, byAspect),
    overdue: overdueLines(lines, today),
    last: counting.last,
    requirements: counting.requirements ?? usualRequirements,
    answerBy,
  }
}

const usualRequirements = [
  '有已逾期问题的单位要逐条说明原因，明确完成时间，整改到位后按程序申请销号。',
  '各单位对本周到期的问题要倒排工期、按期完成；已完成的及时上传佐证，由他人核验后销号。',
]

/** Overdue lines of one unit. */
export interface NamedUnit {
  readonly unit: string
  readonly unitName: string
  readonly lines: readonly OverdueLine[]
}

/**
 * Whom the bulletin names: the units with overdue problems, a fact that may be named after one
 * working day for objection. A problem whose objection was accepted stays counted and is not named.
 */
export function namedUnits(
  overdue: readonly OverdueLine[],
  contested: ReadonlySet<string>,
): readonly NamedUnit[] {
  const units = new Map<string, OverdueLine[]>()
  for (const line of overdue) {
    if (contested.has(line.number)) continue
    units.set(line.unit, [...(units.get(line.unit) ?? []), line])
  }
  return [...units]
    .map(([unit, lines]) => ({ unit, unitName: lines[0]?.unitName ?? unit, lines }))
    .toSorted((a, b) => b.lines.length - a.lines.length || (a.unit < b.unit ? -1 : 1))
}
