import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Appointment, HallWindow, Post, Region, Staff, Unit } from './types.ts'

/** Registers regions or renews what is known of them; the order given is the order kept. */
export async function upsertRegions(
  q: Queryable,
  regions: readonly Omit<Region, 'ordinal'>[],
): Promise<void> {
  const [last] = await q.query(sql<{ ordinal: number; revision: number }>`
    select coalesce(max(ordinal), 0) as ordinal, coalesce(max(revision), 0) as revision
    from kernel.region`)
  const rows = regions.map((region, index) => ({
    region_code: region.regionCode,
    division_code: region.divisionCode,
    name: region.name,
    name_en: region.nameEn,
    level: region.level,
    parent_region_code: region.parentRegionCode,
    ordinal: (last?.ordinal ?? 0) + index + 1,
    revision: (last?.revision ?? 0) + 1,
    valid_from: region.validFrom,
    valid_to: region.validTo,
  }))
  await q.query(
    insertRows(
      'kernel.region',
      {
        region_code: 'text',
        division_code: 'text',
        name: 'text',
        name_en: 'text',
        level: 'text',
        parent_region_code: 'text',
        ordinal: 'integer',
        revision: 'bigint',
        valid_from: 'date',
        valid_to: 'date',
      },
      rows,
      `on conflict (region_code) do update
      set division_code = excluded.division_code, name = excluded.name, name_en = excluded.name_en,
        level = excluded.level, parent_region_code = excluded.parent_region_code,
        revision = excluded.revision, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to`,
    ),
  )
}

/** Makes every server's copy of the region's organisation old. */
export async function raiseRevision(tx: Tx): Promise<void> {
  await tx.query(
    insertRows(
      'kernel.org_revision',
      { region_code: 'text', revision: 'bigint' },
      [{ region_code: tx.regionCode, revision: 1 }],
      'on conflict (region_code) do update set revision = org_revision.revision + 1',
    ),
  )
}

/** Superiors stand before their units in one statement's order, so any order will do here. */
export async function upsertUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  if (units.length === 0) return
  await tx.query(
    insertRows(
      'kernel.unit',
      {
        region_code: 'text',
        code: 'text',
        name: 'text',
        name_en: 'text',
        kind: 'text',
        parent_code: 'text',
        sort_key: 'text',
        phone: 'text',
        valid_from: 'date',
        valid_to: 'date',
      },
      units.map((unit) => ({
        region_code: tx.regionCode,
        code: unit.code,
        name: unit.name,
        name_en: unit.nameEn,
        kind: unit.kind,
        parent_code: unit.parentCode,
        sort_key: unit.sortKey,
        phone: unit.phone,
        valid_from: unit.validFrom,
        valid_to: unit.validTo,
      })),
      `on conflict (region_code, code) do update
      set name = excluded.name, name_en = excluded.name_en, kind = excluded.kind,
        parent_code = excluded.parent_code, sort_key = excluded.sort_key, phone = excluded.phone,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    ),
  )
}

export async function upsertWindows(tx: Tx, windows: readonly HallWindow[]): Promise<void> {
  if (windows.length === 0) return
  await tx.query(
    insertRows(
      'kernel.hall_window',
      {
        region_code: 'text',
        code: 'text',
        unit_code: 'text',
        name: 'text',
        name_en: 'text',
        hall: 'text',
        sort_key: 'text',
        valid_from: 'date',
        valid_to: 'date',
      },
      windows.map((window) => ({
        region_code: tx.regionCode,
        code: window.code,
        unit_code: window.unitCode,
        name: window.name,
        name_en: window.nameEn,
        hall: window.hall,
        sort_key: window.sortKey,
        valid_from: window.validFrom,
        valid_to: window.validTo,
      })),
      `on conflict (region_code, code) do update
      set unit_code = excluded.unit_code, name = excluded.name, name_en = excluded.name_en,
        hall = excluded.hall, sort_key = excluded.sort_key,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    ),
  )
}

export async function upsertPosts(tx: Tx, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return
  await tx.query(
    insertRows(
      'kernel.post',
      {
        region_code: 'text',
        code: 'text',
        unit_code: 'text',
        name: 'text',
        name_en: 'text',
        role: 'text',
      },
      posts.map((post) => ({
        region_code: tx.regionCode,
        code: post.code,
        unit_code: post.unitCode,
        name: post.name,
        name_en: post.nameEn,
        role: post.role,
      })),
      `on conflict (region_code, code) do update
      set unit_code = excluded.unit_code, name = excluded.name, name_en = excluded.name_en,
        role = excluded.role`,
    ),
  )
}

/** A work number that is known keeps its id: renewing a list never makes a second person. */
export async function upsertStaff(tx: Tx, staff: readonly Staff[]): Promise<void> {
  if (staff.length === 0) return
  await tx.query(
    insertRows(
      'kernel.staff',
      {
        region_code: 'text',
        id: 'uuid',
        staff_code: 'text',
        display_name: 'text',
        unit_code: 'text',
        phone: 'text',
        state: 'text',
      },
      staff.map((person) => ({
        region_code: tx.regionCode,
        id: person.id,
        staff_code: person.staffCode,
        display_name: person.displayName,
        unit_code: person.unitCode,
        phone: person.phone,
        state: person.state,
      })),
      `on conflict (region_code, staff_code) do update
      set display_name = excluded.display_name, unit_code = excluded.unit_code,
        phone = excluded.phone, state = excluded.state`,
    ),
  )
}

export async function insertAppointments(
  tx: Tx,
  appointments: readonly Appointment[],
): Promise<void> {
  if (appointments.length === 0) return
  await tx.query(
    insertRows(
      'kernel.appointment',
      {
        region_code: 'text',
        id: 'uuid',
        staff_id: 'uuid',
        post_code: 'text',
        valid_from: 'date',
        valid_to: 'date',
      },
      appointments.map((appointment) => ({
        region_code: tx.regionCode,
        id: appointment.id,
        staff_id: appointment.staffId,
        post_code: appointment.postCode,
        valid_from: appointment.validFrom,
        valid_to: appointment.validTo,
      })),
    ),
  )
}

/** Ends what is still running of an appointment after `lastDay`. */
export async function endAppointment(tx: Tx, id: string, lastDay: string): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.appointment
    set valid_to = ${lastDay}::date
    where region_code = ${tx.regionCode}
      and id = ${id}
      and valid_from <= ${lastDay}::date
      and (valid_to is null or valid_to > ${lastDay}::date)
    returning id`)
  return rows.length === 1
}

/** Every appointment of the region that has not ended before `day`. */
export function selectRunningAppointments(tx: Tx, day: string): Promise<Appointment[]> {
  return tx.query(sql<Appointment>`
    select region_code as "regionCode", id, staff_id as "staffId", post_code as "postCode",
      valid_from as "validFrom", valid_to as "validTo"
    from kernel.appointment
    where region_code = ${tx.regionCode}
      and (valid_to is null or valid_to >= ${day}::date)
    order by id`)
}
