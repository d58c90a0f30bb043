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

/** Who works in a unit, by work number. */
export function selectPeopleOfUnit(
  q: Queryable,
  regionCode: string,
  unitCode: string,
): Promise<{ staffId: string; displayName: string; staffCode: string }[]> {
  return q.query(sql<{ staffId: string; displayName: string; staffCode: string }>`
    select id as "staffId", display_name as "displayName", staff_code as "staffCode"
    from kernel.staff
    where region_code = ${regionCode}
      and unit_code = ${unitCode}
      and state = 'active'
    order by staff_code
    limit ${peopleOfUnitMax}`)
}

/** A unit with more is no unit; the screen of people finds the rest. */
const peopleOfUnitMax = 500

/** Ends every appointment of a person before a day and takes back those that had not begun. */
export async function endAppointments(
  tx: Tx,
  ended: { readonly staffId: string; readonly lastDay: string },
): Promise<void> {
  await tx.query(sql`
    delete from kernel.appointment
    where region_code = ${tx.regionCode}
      and staff_id = ${ended.staffId}
      and valid_from > ${ended.lastDay}::date`)
  await tx.query(sql`
    update kernel.appointment
    set valid_to = ${ended.lastDay}::date
    where region_code = ${tx.regionCode}
      and staff_id = ${ended.staffId}
      and (valid_to is null or valid_to > ${ended.lastDay}::date)`)
}

/** An absence a person covers. */
export interface CoveredAbsence {
  readonly displayName: string
  readonly validFrom: string
  readonly validTo: string
}

/** Absences a person covers now or will cover, soonest first; at most 100. */
export function selectCovered(
  q: Queryable,
  asked: { readonly regionCode: string; readonly staffId: string; readonly day: string },
): Promise<CoveredAbsence[]> {
  return q.query(sql<CoveredAbsence>`
    select absent.display_name as "displayName", deputy.valid_from as "validFrom",
      deputy.valid_to as "validTo"
    from kernel.deputy
    join kernel.staff as absent on absent.region_code = deputy.region_code
      and absent.id = deputy.absent_staff_id
    where deputy.region_code = ${asked.regionCode}
      and deputy.deputy_staff_id = ${asked.staffId}
      and deputy.revoked_at is null
      and deputy.valid_to >= ${asked.day}::date
    order by deputy.valid_from, deputy.id
    limit 100`)
}

/** Nobody stands in by a person any more; the absences themselves stay. */
export async function endDeputyships(
  tx: Tx,
  ended: { readonly staffId: string; readonly day: string },
): Promise<void> {
  await tx.query(sql`
    update kernel.deputy
    set deputy_staff_id = null
    where region_code = ${tx.regionCode}
      and deputy_staff_id = ${ended.staffId}
      and revoked_at is null
      and valid_to >= ${ended.day}::date`)
}

/** Locks a person, so that nobody gives them a right or a matter by an act on their row meanwhile. */
export async function lockPerson(tx: Tx, staffId: string): Promise<void> {
  await tx.query(sql`
    select id
    from kernel.staff
    where region_code = ${tx.regionCode}
      and id = ${staffId}
    for update`)
}
