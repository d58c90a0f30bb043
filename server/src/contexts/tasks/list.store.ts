import type { TaskClass, TaskListQuery } from '@huiyin/contract/tasks'
import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, joinSql, type Statement, sql, unprepared } from '../../platform/db/sql.ts'
import { type CountedTasks, classOf } from './summary.store.ts'
import type { TaskContent } from './task.types.ts'

/** A task with what a list of tasks shows of its matter and its clock. */
export interface ListedTask {
  readonly id: string
  readonly regionCode: string
  readonly number: string
  readonly state: string
  readonly class: TaskClass | null
  readonly unitCode: string
  readonly jointUnitCodes: readonly string[]
  readonly content: TaskContent
  readonly percent: number
  readonly progressNote: string | null
  readonly progressOn: string | null
  readonly rebounds: number
  readonly closedOn: string | null
  readonly closedAt: Date | null
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly originalDueAt: Date | null
  readonly ledgerId: string
  readonly ledgerName: string
  readonly ledgerLine: number
}

export interface TaskFilter extends Omit<TaskListQuery, 'regionCode' | 'cursor' | 'limit'> {
  readonly number?: string
  /** `null`: all units of the regions. */
  readonly unitCodes: readonly string[] | null
  readonly after: { readonly at: Date; readonly line: number; readonly id: string } | undefined
  readonly limit: number
}

/** Tasks in the order in which their rows were read; the newest import first. */
export function selectTasks(
  db: Queryable,
  counted: CountedTasks,
  filter: TaskFilter,
): Promise<ListedTask[]> {
  return db.query(
    crossRegion(
      'the list behind a figure covers the regions the figure covers',
      unprepared(sql<ListedTask>`
        select matter.id, matter.region_code as "regionCode", matter.number, matter.state,
          ${classOf(counted)} as class, matter.accountable_unit_code as "unitCode",
          task.joint_unit_codes as "jointUnitCodes", task.content, task.percent,
          task.progress_note as "progressNote", task.progress_on as "progressOn", task.rebounds,
          task.closed_on as "closedOn", matter.closed_at as "closedAt",
          matter.opened_at as "openedAt",
          case when matter.next_clock in ('handle', 'review') then matter.next_due_at end as "dueAt",
          clock.original_due_at as "originalDueAt", task.ledger_id as "ledgerId",
          ledger.name as "ledgerName", task.ledger_line as "ledgerLine"
        from tasks.task as task
        join kernel.matter as matter
          on matter.region_code = task.region_code
          and matter.id = task.matter_id
        join tasks.ledger as ledger
          on ledger.region_code = task.region_code
          and ledger.id = task.ledger_id
        left join kernel.matter_clock as clock
          on clock.region_code = task.region_code
          and clock.matter_id = task.matter_id
          and clock.name = 'handle'
          and clock.run = 1
        where ${joinSql(conditionsOf(counted, filter), ' and ')}
        order by matter.opened_at desc, task.ledger_line, matter.id
        limit ${filter.limit}`),
    ),
  )
}

function conditionsOf(counted: CountedTasks, filter: TaskFilter): Statement<unknown>[] {
  const { after, unitCodes } = filter
  const conditions: (Statement<unknown> | undefined)[] = [
    sql`task.region_code = any(${counted.regionCodes}::text[])`,
    filter.number === undefined ? undefined : sql`matter.number = ${filter.number}`,
    filter.ledger === undefined ? undefined : sql`task.ledger_id = ${filter.ledger}::uuid`,
    filter.class === undefined ? undefined : sql`${classOf(counted)} = ${filter.class}`,
    filter.state === undefined ? undefined : sql`matter.state = ${filter.state}`,
    filter.unit === undefined ? undefined : sql`matter.accountable_unit_code = ${filter.unit}`,
    filter.leadUnit === undefined ? undefined : sql`task.lead_unit_code = ${filter.leadUnit}`,
    filter.aspect === undefined ? undefined : sql`coalesce(task.aspect, '') = ${filter.aspect}`,
    filter.source === undefined ? undefined : sql`coalesce(task.source, '') = ${filter.source}`,
    filter.workGroup === undefined
      ? undefined
      : sql`coalesce(task.work_group, '') = ${filter.workGroup}`,
    unitCodes === null
      ? undefined
      : sql`(matter.accountable_unit_code = any(${unitCodes}::text[])
        or matter.holder_unit_code = any(${unitCodes}::text[])
        or task.lead_unit_code = any(${unitCodes}::text[])
        or task.joint_unit_codes && ${unitCodes}::text[])`,
    after &&
      sql`(matter.opened_at < ${after.at}
        or (matter.opened_at = ${after.at}
          and (task.ledger_line, matter.id) > (${after.line}, ${after.id}::uuid)))`,
  ]
  return conditions.filter((one) => one !== undefined)
}

/** The task that a problem has become, by the number of the problem. */
export async function findTaskOfProblem(
  q: Queryable,
  regionCode: string,
  problemNumber: string,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const [found] = await q.query(sql<{ id: string; number: string }>`
    select matter.id, matter.number
    from kernel.matter
    join tasks.task
      on task.region_code = matter.region_code
      and task.matter_id = matter.id
    where matter.region_code = ${regionCode}
    and matter.kind = 'task'
    and matter.words @> ${[problemNumber.toLowerCase()]}::text[]
    and task.content ->> 'problemNumber' = ${problemNumber}
    order by matter.opened_at
    limit 1`)
  return found
}
