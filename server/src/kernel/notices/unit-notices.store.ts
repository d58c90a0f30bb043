import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Notices nobody has decided on yet, by unit. */
export function countUnreadOfUnits(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select to_unit_code as "unitCode", count(*) as n
    from kernel.notice
    where region_code = ${asked.regionCode}
      and to_unit_code = any(${asked.unitCodes}::text[])
      and read_at is null
    group by to_unit_code`)
}

export async function followUnread(
  tx: Tx,
  step: { readonly predecessorCode: string; readonly successorCode: string },
): Promise<number> {
  const moved = await tx.query(sql<{ id: string }>`
    update kernel.notice
    set to_unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and to_unit_code = ${step.predecessorCode}
      and read_at is null
    returning id`)
  return moved.length
}

/**
 * Decisions that waited for a person wait for whoever took the matter over; those of no matter for
 * the person's unit.
 */
export async function readdressNotices(
  tx: Tx,
  moved: { readonly staffId: string; readonly heirs: ReadonlyMap<string, string> },
): Promise<void> {
  await tx.query(sql`
    update kernel.notice as notice
    set to_staff_id = (
      select heir.staff_id
      from unnest(${[...moved.heirs.keys()]}::uuid[], ${[...moved.heirs.values()]}::uuid[])
        as heir (matter_id, staff_id)
      where heir.matter_id = notice.matter_id)
    where notice.region_code = ${tx.regionCode}
      and notice.to_staff_id = ${moved.staffId}
      and notice.read_at is null`)
}
