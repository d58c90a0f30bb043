import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Who has a work number, also if they have left. */
export async function findStaffByCode(
  tx: Tx,
  staffCode: string,
): Promise<{ id: string } | undefined> {
  const [row] = await tx.query(sql<{ id: string }>`
    select id
    from kernel.staff
    where region_code = ${tx.regionCode}
      and staff_code = ${staffCode}`)
  return row
}

/** A post and one who holds it today. */
export interface HeldPostRow {
  readonly postCode: string
  readonly staffId: string
  readonly displayName: string
}

/** Who holds which post on a day, themselves; of the posts of some units, or of all. */
export function selectPostHolders(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly day: string
    readonly unitCodes: readonly string[] | null
  },
): Promise<HeldPostRow[]> {
  return q.query(sql<HeldPostRow>`
    select post.code as "postCode", staff.id as "staffId", staff.display_name as "displayName"
    from kernel.post
    join kernel.appointment on appointment.region_code = post.region_code
      and appointment.post_code = post.code
    join kernel.staff on staff.region_code = appointment.region_code
      and staff.id = appointment.staff_id
    where post.region_code = ${asked.regionCode}
      and (${asked.unitCodes}::text[] is null or post.unit_code = any(${asked.unitCodes}::text[]))
      and appointment.valid_from <= ${asked.day}::date
      and (appointment.valid_to is null or appointment.valid_to >= ${asked.day}::date)
      and staff.state = 'active'
    order by post.code, staff.staff_code`)
}
