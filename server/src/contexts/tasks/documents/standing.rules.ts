import type { ClassCounts, CountedRow, OverdueLine } from '@huiyin/contract/task-bulletins'
import type { TaskClass } from '@huiyin/contract/tasks'
import { dayNumber, type LocalDay } from '@huiyin/contract/time'

/** A line of the ledger as documents read it, with its class at the moment of counting. */
export interface LedgerLine {
  readonly number: string
  readonly problemNumber: string | null
  readonly class: TaskClass
  readonly problem: string
  readonly aspect: string | null
  /** The unit that accounts for it. */
  readonly unit: { readonly code: string; readonly name: string }
  readonly leadUnit: { readonly code: string; readonly name: string } | null
  /** The day it has to be done by; none where the ledger gives none. */
  readonly dueOn: LocalDay | null
  readonly openedOn: LocalDay
  readonly closedOn: LocalDay | null
}

/** In which count a class goes. */
const countOf = {
  open: 'open',
  due_this_week: 'dueThisWeek',
  overdue: 'overdue',
  done: 'done',
} as const satisfies Record<TaskClass, keyof ClassCounts>

/** Every line falls into one class, so the four counts add up to the total. */
export function countClasses(lines: readonly LedgerLine[]): ClassCounts {
  const counts = { open: 0, dueThisWeek: 0, overdue: 0, done: 0 }
  for (const line of lines) counts[countOf[line.class]] += 1
  return { ...counts, total: lines.length }
}

/** What a line is counted under. */
export interface Group {
  readonly key: string
  readonly name: string
}

/**
 * The same counts for each group; every line belongs to one, so the rows add up to the total of
 * all. The group with the most overdue stands first, then the larger one.
 */
export function countBy(
  lines: readonly LedgerLine[],
  groupOf: (line: LedgerLine) => Group,
): readonly CountedRow[] {
  const groups = new Map<string, { readonly group: Group; readonly lines: LedgerLine[] }>()
  for (const line of lines) {
    const group = groupOf(line)
    const found = groups.get(group.key) ?? { group, lines: [] }
    found.lines.push(line)
    groups.set(group.key, found)
  }
  return [...groups.values()]
    .map(({ group, lines: own }) => ({ key: group.key, name: group.name, ...countClasses(own) }))
    .toSorted((a, b) => b.overdue - a.overdue || b.total - a.total || (a.key < b.key ? -1 : 1))
}

export const byUnit = ({ unit }: LedgerLine): Group => ({ key: unit.code, name: unit.name })

export const byLeadUnit = ({ leadUnit, unit }: LedgerLine): Group => {
  const lead = leadUnit ?? unit
  return { key: lead.code, name: lead.name }
}

export const byAspect = ({ aspect }: LedgerLine): Group => ({
  key: aspect ?? '',
  name: aspect ?? '未注明类别',
})

/** Overdue lines with the days they are late, unit by unit, the longest first. */
export function overdueLines(
  lines: readonly LedgerLine[],
  today: LocalDay,
): readonly OverdueLine[] {
  return lines
    .flatMap(({ dueOn, ...line }) =>
      line.class !== 'overdue' || dueOn === null
        ? []
        : [
            {
              number: line.number,
              problemNumber: line.problemNumber,
              unit: line.unit.code,
              unitName: line.unit.name,
              problem: line.problem,
              dueOn,
              daysOverdue: dayNumber(today) - dayNumber(dueOn),
            },
          ],
    )
    .toSorted(
      (a, b) =>
        (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) ||
        b.daysOverdue - a.daysOverdue ||
        (a.number < b.number ? -1 : 1),
    )
}

/** What is due next and not overdue, the nearest day first. */
export function nearestLines(
  lines: readonly LedgerLine[],
  limit: number,
): readonly (LedgerLine & { readonly dueOn: LocalDay })[] {
  return lines
    .flatMap((line) =>
      line.dueOn === null || line.class === 'done' || line.class === 'overdue'
        ? []
        : [{ ...line, dueOn: line.dueOn }],
    )
    .toSorted((a, b) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1,
    )
    .slice(0, limit)
}
