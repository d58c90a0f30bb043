import type {
  TaskBreakdown,
  TaskBreakdownQuery,
  TaskSummary,
  TaskSummaryQuery,
} from '@huiyin/contract/tasks'
import { formatInstant } from '@huiyin/contract/time'
import type { TaskParts } from './parts.ts'
import { addUp, unitRows, weekOf, withTotal } from './summary.rules.ts'
import { type CountedTasks, countApart, countByGroup, countJoint } from './summary.store.ts'
import { unitNames } from './unit-names.ts'

/** How the tasks of a region and those below stand, unit by unit. */
export async function summariseTasks(
  parts: TaskParts,
  query: TaskSummaryQuery,
): Promise<TaskSummary> {
  const counted = await countedBy(parts, query)
  const week = weekOf(counted.now)
  const { groups, joint, apart } = await parts.db.snapshot(
    'rows and totals are counted at one moment',
    async (view) => ({
      groups: await countByGroup(view, 'unit', counted),
      joint: await countJoint(view, counted),
      apart: await countApart(view, counted),
    }),
  )
  const names = await unitNames(parts, counted.regionCodes)
  return {
    regionCode: query.regionCode,
    countedAt: formatInstant(counted.now),
    weekFrom: week.from,
    weekTo: week.to,
    rows: unitRows(groups, joint, names),
    total: { ...addUp(groups), ...apart },
  }
}

/** The same counts by aspect, source, group or lead unit. */
export async function breakDownTasks(
  parts: TaskParts,
  query: TaskBreakdownQuery,
): Promise<TaskBreakdown> {
  const counted = await countedBy(parts, query)
  const { by } = query
  const groups = await countByGroup(parts.db, by, counted)
  const isUnit = by === 'unit' || by === 'lead_unit'
  const names = isUnit ? await unitNames(parts, counted.regionCodes) : (key: string) => key
  return {
    by,
    countedAt: formatInstant(counted.now),
    rows: groups.map((group) => ({
      key: group.key,
      name: group.key === '' ? '未注明' : names(group.key),
      ...withTotal(group),
    })),
  }
}

async function countedBy(parts: TaskParts, query: TaskSummaryQuery): Promise<CountedTasks> {
  const now = parts.world.now()
  return {
    regionCodes: await parts.org.regionsBelow(query.regionCode),
    ledgerId: query.ledger ?? null,
    now,
    weekEnd: weekOf(now).end,
  }
}
