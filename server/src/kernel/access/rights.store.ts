import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Role } from './actor.ts'

export interface RightRow {
  readonly id: string
  readonly staffId: string
  readonly displayName: string
  readonly postCode: string
  readonly postName: string
  readonly unitCode: string
  readonly role: Role
  readonly validFrom: string
  readonly validTo: string | null
}

/** A page of appointments that run or will run on a day, in order of their making. */
export function selectRights(
  q: Queryable,
  page: { regionCode: string; day: string; after: string; limit: number },
): Promise<RightRow[]> {
  return q.query(sql<RightRow>`
    select appointment.id, appointment.staff_id as "staffId",
      staff.display_name as "displayName", post.code as "postCode", post.name as "postName",
      post.unit_code as "unitCode", post.role, appointment.valid_from as "validFrom",
      appointment.valid_to as "validTo"
    from kernel.appointment
    join kernel.staff on staff.region_code = appointment.region_code
      and staff.id = appointment.staff_id
    join kernel.post on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where appointment.region_code = ${page.regionCode}
      and (appointment.valid_to is null or appointment.valid_to >= ${page.day}::date)
      and appointment.id > ${page.after}::uuid
    order by appointment.id
    limit ${page.limit}`)
}

/**
 * Locks a person and reads the roles of every post held or to be held: two administrators who
 * give the same person a right at once must see each other's.
 */
export async function lockHeldRoles(
  tx: Tx,
  key: { staffId: string; day: string },
): Promise<{ staffCode: string; held: { postCode: string; role: Role }[] } | undefined> {
  const [staff] = await tx.query(sql<{ staffCode: string }>`
    select staff_code as "staffCode"
    from kernel.staff
    where region_code = ${tx.regionCode}
      and id = ${key.staffId}
      and state = 'active'
    for update`)
  if (staff === undefined) return undefined
  const held = await tx.query(sql<{ postCode: string; role: Role }>`
    select post.code as "postCode", post.role
    from kernel.appointment
    join kernel.post on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where appointment.region_code = ${tx.regionCode}
      and appointment.staff_id = ${key.staffId}
      and (appointment.valid_to is null or appointment.valid_to >= ${key.day}::date)
    order by post.code
    limit 200`)
  return { staffCode: staff.staffCode, held }
}

export async function findRight(
  tx: Tx,
  id: string,
): Promise<{ staffId: string; postCode: string } | undefined> {
  const [row] = await tx.query(sql<{ staffId: string; postCode: string }>`
    select staff_id as "staffId", post_code as "postCode"
    from kernel.appointment
    where region_code = ${tx.regionCode}
      and id = ${id}`)
  return row
}

/**
 * Takes back an appointment that had not begun before a day: it never covered a whole day, and the
 * security log keeps that it was given and taken back.
 */
export async function deleteRight(tx: Tx, right: { id: string; day: string }): Promise<void> {
  await tx.query(sql`
    delete from kernel.appointment
    where region_code = ${tx.regionCode}
      and id = ${right.id}
      and valid_from >= ${right.day}::date`)
}
