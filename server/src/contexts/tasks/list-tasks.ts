import type { TaskList, TaskListQuery, TaskRow, TaskView } from '@huiyin/contract/tasks'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { parseNumber, tidyNumber } from '../../kernel/matter/index.ts'
import { pageOf } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ListedTask, selectTasks, type TaskFilter } from './list.store.ts'
import type { TaskParts } from './parts.ts'
import { weekOf } from './summary.rules.ts'
import { task } from './task.lifecycle.ts'
import { unitNames } from './unit-names.ts'

const limitUsual = 50
const list = 'tasks'
const regional = new Set(['supervisor', 'evaluator', 'leader', 'follow_up_agent'])

/** The tasks behind a figure; a unit sees those it has a part in. */
export async function listTasks(
  parts: TaskParts,
  actor: StaffActor,
  { regionCode, cursor, limit = limitUsual, ...filter }: TaskListQuery,
): Promise<TaskList> {
  const [at, line, id] = cursor === undefined ? [] : parts.cursors.read(list, cursor)
  const rows = await find(parts, regionCode, {
    ...filter,
    unitCodes: unitsOf(actor),
    after:
      at === undefined || id === undefined
        ? undefined
        : { at: new Date(at), line: Number(line), id },
    limit: limit + 1,
  })
  const page = pageOf(parts.cursors, {
    list,
    rows,
    limit,
    place: (row) => [row.openedAt.toISOString(), String(row.ledgerLine), row.id],
  })
  const names = await unitNames(parts, await parts.org.regionsBelow(regionCode))
  return { rows: page.rows.map((row) => rowOf(row, names)), nextCursor: page.nextCursor }
}

/**
 * Every field of a task.
 * @throws Refusal `matter/not-found`, also for one nobody in the actor's unit has a part in
 */
export async function showTask(
  parts: TaskParts,
  actor: StaffActor,
  asked: string,
): Promise<TaskView> {
  const number = tidyNumber(asked)
  const regionCode = parseNumber(number)?.regionCode ?? ''
  const seen = await parts.org.regionsBelow(actor.regionCode)
  const filter = { number, unitCodes: unitsOf(actor), after: undefined, limit: 1 }
  const [found] = seen.includes(regionCode) ? await find(parts, regionCode, filter) : []
  if (found === undefined) throw new Refusal('matter/not-found')
  return viewOf(found, await unitNames(parts, await parts.org.regionsBelow(regionCode)))
}

async function find(parts: TaskParts, regionCode: string, filter: TaskFilter) {
  const now = parts.world.now()
  const regionCodes = await parts.org.regionsBelow(regionCode)
  const counted = { regionCodes, ledgerId: null, now, weekEnd: weekOf(now).end }
  return selectTasks(parts.db, counted, filter)
}

function unitsOf({ posts }: StaffActor): readonly string[] | null {
  if (posts.some(({ role }) => regional.has(role))) return null
  return [...new Set(posts.map(({ unitCode }) => unitCode))]
}

type NameOf = (unitCode: string) => string

function rowOf(row: ListedTask, nameOf: NameOf): TaskRow {
  const { content } = row
  const unitRef = (code: string) => ({ code, name: nameOf(code) })
  return {
    number: row.number,
    problemNumber: content.problemNumber,
    class: row.class,
    state: row.state,
    stateLabel: task.states[row.state]?.label.zh ?? row.state,
    problem: content.problem,
    source: content.source,
    aspect: content.aspect,
    workGroup: content.workGroup,
    unit: unitRef(row.unitCode),
    jointUnits: row.jointUnitCodes.map(unitRef),
    leadUnit: content.leadUnitCode === null ? null : unitRef(content.leadUnitCode),
    leader: content.leader,
    directPerson: content.directPerson,
    percent: row.percent,
    deadlineKind: content.deadlineKind,
    deadlineText: content.deadlineText,
    dueOn: row.dueAt === null ? null : localDayOf(row.dueAt),
    originalDueOn: row.originalDueAt === null ? null : localDayOf(row.originalDueAt),
    closedOn: row.closedOn ?? (row.closedAt === null ? null : localDayOf(row.closedAt)),
    rebounds: row.rebounds,
    openedAt: formatInstant(row.openedAt),
  }
}

function viewOf(row: ListedTask, nameOf: NameOf): TaskView {
  const { content } = row
  return {
    ...rowOf(row, nameOf),
    details: content.details,
    involvedUnits: content.involvedUnits,
    goal: content.goal,
    measure: content.measure,
    progressNote: row.progressNote,
    progressOn: row.progressOn,
    evidenceNote: content.evidenceNote,
    verifiedBy: content.verifiedBy,
    verification: content.verification,
    lookBackOn: content.lookBackOn,
    accountability: content.accountability,
    publicity: content.publicity,
    remark: content.remark,
    ledgerId: row.ledgerId,
    ledgerName: row.ledgerName,
    ledgerLine: row.ledgerLine,
  }
}
