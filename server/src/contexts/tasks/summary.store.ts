import type { TaskGrouping } from '@huiyin/contract/tasks'
import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, type Statement, sql } from '../../platform/db/sql.ts'

/** Which tasks are counted, and the moments that part the classes. */
export interface CountedTasks {
  readonly regionCodes: readonly string[]
  readonly ledgerId: string | null
  readonly now: Date
  /** The last second of the week. */
  readonly weekEnd: Date
}

/** Counts of one group, in disjoint classes. */
export interface ClassCounts {
  readonly open: number
  readonly dueThisWeek: number
  readonly overdue: number
  readonly done: number
}

const why = 'figures add up the regions below; each counts once on every level'

/**
 * The class of a task, the first that fits: done is struck off; overdue and due this week are said
 * of the unit's own date (its rectification or its regular review), never of the office that verifies
 * or signs; open is everything else. Withdrawn tasks are in no class.
 */
export function classOf({ now, weekEnd }: Pick<CountedTasks, 'now' | 'weekEnd'>) {
  return sql<unknown>`
    case
      when matter.state = 'withdrawn' then null
      when matter.closed_at is not null then 'done'
      when matter.next_clock in ('handle', 'review') and matter.next_due_at < ${now} then 'overdue'
      when matter.next_clock in ('handle', 'review') and matter.next_due_at <= ${weekEnd}
        then 'due_this_week'
      else 'open'
    end`
}

const groups: Record<TaskGrouping, Statement<unknown>> = {
  unit: sql`matter.accountable_unit_code`,
  lead_unit: sql`task.lead_unit_code`,
  aspect: sql`task.aspect`,
  source: sql`task.source`,
  work_group: sql`task.work_group`,
}

/**
 * Definition: every task that was not withdrawn, once, by the class it is in now. Of a joint task the
 * unit that accounts for it.
 */
export function countByGroup(
  db: Queryable,
  by: TaskGrouping,
  counted: CountedTasks,
): Promise<(ClassCounts & { key: string })[]> {
  return db.query(
    crossRegion(
      why,
      sql<ClassCounts & { key: string }>`
        select classed.key,
          (count(*) filter (where classed.class = 'open'))::integer as open,
          (count(*) filter (where classed.class = 'due_this_week'))::integer as "dueThisWeek",
          (count(*) filter (where classed.class = 'overdue'))::integer as overdue,
          (count(*) filter (where classed.class = 'done'))::integer as done
        from (
          select coalesce(${groups[by]}, '') as key, ${classOf(counted)} as class
          from tasks.task as task
          join kernel.matter as matter
            on matter.region_code = task.region_code
            and matter.id = task.matter_id
          where task.region_code = any(${counted.regionCodes}::text[])
          and (${counted.ledgerId}::uuid is null or task.ledger_id = ${counted.ledgerId}::uuid)
        ) as classed
        where classed.class is not null
        group by 1
        order by 1`,
    ),
  )
}

/** Definition: in how many tasks that others account for a unit takes part; withdrawn ones left out. */
export function countJoint(
  db: Queryable,
  { regionCodes, ledgerId }: CountedTasks,
): Promise<{ unitCode: string; n: number }[]> {
  return db.query(
    crossRegion(
      why,
      sql<{ unitCode: string; n: number }>`
        select joint.unit_code as "unitCode", count(*)::integer as n
        from tasks.task as task
        join kernel.matter as matter
          on matter.region_code = task.region_code
          and matter.id = task.matter_id
        cross join unnest(task.joint_unit_codes) as joint (unit_code)
        where task.region_code = any(${regionCodes}::text[])
        and (${ledgerId}::uuid is null or task.ledger_id = ${ledgerId}::uuid)
        and matter.state <> 'withdrawn'
        group by 1
        order by 1`,
    ),
  )
}

/** Definition: problems of several units, and those taken back. */
export async function countApart(
  db: Queryable,
  { regionCodes, ledgerId }: CountedTasks,
): Promise<{ joint: number; withdrawn: number }> {
  const [counts] = await db.query(
    crossRegion(
      why,
      sql<{ joint: number; withdrawn: number }>`
        select
          (count(*) filter (
            where matter.state <> 'withdrawn' and cardinality(task.joint_unit_codes) > 0
          ))::integer as joint,
          (count(*) filter (where matter.state = 'withdrawn'))::integer as withdrawn
        from tasks.task as task
        join kernel.matter as matter
          on matter.region_code = task.region_code
          and matter.id = task.matter_id
        where task.region_code = any(${regionCodes}::text[])
        and (${ledgerId}::uuid is null or task.ledger_id = ${ledgerId}::uuid)`,
    ),
  )
  return counts ?? { joint: 0, withdrawn: 0 }
}
