import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Open joint tasks that a unit asks, or was asked and has yet to answer, by unit. */
export function countJointParts(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select unit.code as "unitCode", count(*)::integer as n
    from applications.joint_task as task
    join unnest(${asked.unitCodes}::text[]) as unit (code)
      on task.askers @> jsonb_build_array(jsonb_build_object('unitCode', unit.code))
      or (unit.code = any(task.unit_codes)
        and not task.answers @> jsonb_build_array(jsonb_build_object('unitCode', unit.code)))
    where task.region_code = ${asked.regionCode}
      and task.outcome is null
    group by unit.code`)
}

/**
 * What was answered stays under the name of who answered.
 *
 * @returns how many tasks have another unit in its place now
 */
export async function followJointParts(
  tx: Tx,
  step: { readonly predecessorCode: string; readonly successorCode: string },
): Promise<number> {
  const { predecessorCode, successorCode } = step
  const moved = await tx.query(sql<{ id: string }>`
    update applications.joint_task as task
    set askers = (
        select jsonb_agg(
          case
            when asker ->> 'unitCode' = ${predecessorCode}
            then jsonb_set(asker, '{unitCode}', to_jsonb(${successorCode}::text))
            else asker
          end
          order by place)
        from jsonb_array_elements(task.askers) with ordinality as listed (asker, place)),
      unit_codes = case
        when task.answers @> jsonb_build_array(jsonb_build_object('unitCode', ${predecessorCode}::text))
        then task.unit_codes
        when ${successorCode} = any(task.unit_codes)
        then array_remove(task.unit_codes, ${predecessorCode})
        else array_replace(task.unit_codes, ${predecessorCode}, ${successorCode})
      end
    where task.region_code = ${tx.regionCode}
      and task.outcome is null
      and (task.askers @> jsonb_build_array(jsonb_build_object('unitCode', ${predecessorCode}::text))
        or (${predecessorCode} = any(task.unit_codes)
          and not task.answers
            @> jsonb_build_array(jsonb_build_object('unitCode', ${predecessorCode}::text))))
    returning task.matter_id as id`)
  return moved.length
}
