import type { TaskSummaryRow } from '@huiyin/contract/tasks'
import { addDays, endOfDay, type LocalDay, localDayOf, weekdayOf } from '@huiyin/contract/time'

/** Counts in disjoint classes, as they are added up. */
interface Counts {
  readonly open: number
  readonly dueThisWeek: number
  readonly overdue: number
  readonly done: number
}

/** The week of a moment, Monday to Sunday, as the bulletins count. */
export function weekOf(now: Date): { from: LocalDay; to: LocalDay; end: Date } {
  const today = localDayOf(now)
  const from = addDays(today, 1 - weekdayOf(today))
  const to = addDays(from, 6)
  return { from, to, end: endOfDay(to) }
}

/** The four classes with their sum. */
export function withTotal(counts: Counts) {
  const { open, dueThisWeek, overdue, done } = counts
  return { open, dueThisWeek, overdue, done, total: open + dueThisWeek + overdue + done }
}

/** The sum of several groups; each task is in one of them. */
export function addUp(groups: readonly Counts[]) {
  const sum = (read: (counts: Counts) => number) =>
    groups.reduce((total, counts) => total + read(counts), 0)
  return withTotal({
    open: sum(({ open }) => open),
    dueThisWeek: sum(({ dueThisWeek }) => dueThisWeek),
    overdue: sum(({ overdue }) => overdue),
    done: sum(({ done }) => done),
  })
}

/** A row a unit: what it accounts for, and in what else it takes part. */
export function unitRows(
  accounted: readonly (Counts & { readonly key: string })[],
  joint: readonly { readonly unitCode: string; readonly n: number }[],
  nameOf: (unitCode: string) => string,
): TaskSummaryRow[] {
  const takesPart = new Map(joint.map(({ unitCode, n }) => [unitCode, n]))
  const counts = new Map(accounted.map((group) => [group.key, group]))
  const codes = [...new Set([...counts.keys(), ...takesPart.keys()])].toSorted()
  return codes.map((unit) => ({
    unit,
    unitName: nameOf(unit),
    ...withTotal(counts.get(unit) ?? { open: 0, dueThisWeek: 0, overdue: 0, done: 0 }),
    joint: takesPart.get(unit) ?? 0,
  }))
}
