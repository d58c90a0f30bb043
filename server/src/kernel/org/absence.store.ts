import type { AbsenceReason, AbsenceRow } from '@huiyin/contract/org'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface AbsenceToKeep {
  readonly id: string
  readonly absentStaffId: string
  readonly deputyStaffId: string | null
  readonly validFrom: string
  readonly validTo: string
  readonly reason: AbsenceReason
  readonly enteredBy: string
  readonly enteredAt: Date
}

export async function insertAbsence(tx: Tx, absence: AbsenceToKeep): Promise<void> {
  await tx.query(sql`
    insert into kernel.deputy
      (region_code, id, absent_staff_id, deputy_staff_id, valid_from, valid_to, reason,
        entered_by, entered_at)
    values (${tx.regionCode}, ${absence.id}, ${absence.absentStaffId}, ${absence.deputyStaffId},
      ${absence.validFrom}::date, ${absence.validTo}::date, ${absence.reason},
      ${absence.enteredBy}, ${absence.enteredAt})`)
}

/**
 * Absences that have not ended before `day`, soonest first, at most 500; of one person, of the
 * people of units, or both.
 */
export function selectAbsences(
  q: Queryable,
  asked: {
    regionCode: string
    day: string
    staffId: string | null
    /** `null` is every unit. */
    unitCodes: readonly string[] | null
  },
): Promise<AbsenceRow[]> {
  return q.query(sql<AbsenceRow>`
    select deputy.id, deputy.absent_staff_id as "absentStaffId",
      absent.display_name as "absentName", deputy.deputy_staff_id as "deputyStaffId",
      stand_in.display_name as "deputyName", deputy.valid_from as "validFrom",
      deputy.valid_to as "validTo", deputy.reason
    from kernel.deputy
    join kernel.staff as absent on absent.region_code = deputy.region_code
      and absent.id = deputy.absent_staff_id
    left join kernel.staff as stand_in on stand_in.region_code = deputy.region_code
      and stand_in.id = deputy.deputy_staff_id
    where deputy.region_code = ${asked.regionCode}
      and deputy.revoked_at is null
      and deputy.valid_to >= ${asked.day}::date
      and (deputy.absent_staff_id = ${asked.staffId}::uuid
        or deputy.deputy_staff_id = ${asked.staffId}::uuid
        or ${asked.unitCodes}::text[] is null
        or absent.unit_code = any(${asked.unitCodes}::text[]))
    order by deputy.valid_from, deputy.id
    limit 500`)
}

/** Whether a person is absent on one of these days. */
export async function isAbsentBetween(
  q: Queryable,
  person: { regionCode: string; staffId: string; firstDay: string; lastDay: string },
): Promise<boolean> {
  const rows = await q.query(sql<{ id: string }>`
    select id
    from kernel.deputy
    where region_code = ${person.regionCode}
      and absent_staff_id = ${person.staffId}
      and revoked_at is null
      and valid_from <= ${person.lastDay}::date
      and valid_to >= ${person.firstDay}::date
    order by id
    limit 1`)
  return rows.length > 0
}

export async function findAbsence(
  tx: Tx,
  absenceId: string,
): Promise<{ absentStaffId: string } | undefined> {
  const [row] = await tx.query(sql<{ absentStaffId: string }>`
    select absent_staff_id as "absentStaffId"
    from kernel.deputy
    where region_code = ${tx.regionCode}
      and id = ${absenceId}
      and revoked_at is null
    for update`)
  return row
}

export async function revokeAbsence(tx: Tx, absenceId: string, now: Date): Promise<void> {
  await tx.query(sql`
    update kernel.deputy
    set revoked_at = ${now}::timestamptz
    where region_code = ${tx.regionCode}
      and id = ${absenceId}`)
}
