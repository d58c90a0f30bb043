import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Open tasks that a unit leads or has a part in, by unit. */
export function countLedTasks(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select unit.code as "unitCode", count(*) as n
    from tasks.task as task
    join kernel.matter as matter
      on matter.region_code = task.region_code
      and matter.id = task.matter_id
    join unnest(${asked.unitCodes}::text[]) as unit (code)
      on unit.code = task.lead_unit_code or unit.code = any(task.joint_unit_codes)
    where task.region_code = ${asked.regionCode}
      and matter.closed_at is null
    group by unit.code`)
}

/** @returns how many tasks have another unit in its place now */
export async function followLeads(
  tx: Tx,
  step: { readonly predecessorCode: string; readonly successorCode: string },
): Promise<number> {
  const { predecessorCode, successorCode } = step
  const moved = await tx.query(sql<{ id: string }>`
    update tasks.task as task
    set lead_unit_code = case
        when task.lead_unit_code = ${predecessorCode} then ${successorCode}
        else task.lead_unit_code
      end,
      joint_unit_codes = case
        when ${successorCode} = any(task.joint_unit_codes)
        then array_remove(task.joint_unit_codes, ${predecessorCode})
        else array_replace(task.joint_unit_codes, ${predecessorCode}, ${successorCode})
      end
    from kernel.matter as matter
    where task.region_code = ${tx.regionCode}
      and matter.region_code = task.region_code
      and matter.id = task.matter_id
      and matter.closed_at is null
      and (task.lead_unit_code = ${predecessorCode}
        or ${predecessorCode} = any(task.joint_unit_codes))
    returning task.matter_id as id`)
  return moved.length
}
