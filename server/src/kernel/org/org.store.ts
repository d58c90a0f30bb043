import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { HeldPost, Role } from '../access/actor.ts'
import { mayBeDeputised, type OrgRows } from './org.rules.ts'
import type { HallWindow, Post, Region, Staff, Succession, Unit } from './types.ts'

/** All regions in order of registration; a few thousand in a province. */
export function selectRegions(q: Queryable): Promise<Region[]> {
  return q.query(sql<Region>`
    select region_code as "regionCode", division_code as "divisionCode", name,
      name_en as "nameEn", level, parent_region_code as "parentRegionCode", ordinal,
      valid_from as "validFrom", valid_to as "validTo"
    from kernel.region
    order by ordinal`)
}

/** Grows with every change of any region; 0 before the first is registered. */
export async function selectRegionsRevision(q: Queryable): Promise<number> {
  const [row] = await q.query(sql<{ revision: number }>`
    select coalesce(max(revision), 0) as revision
    from kernel.region`)
  return row?.revision ?? 0
}

export async function selectOrgRevision(q: Queryable, regionCode: string): Promise<number> {
  const [row] = await q.query(sql<{ revision: number }>`
    select revision
    from kernel.org_revision
    where region_code = ${regionCode}`)
  return row?.revision ?? 0
}

/** The revision is read first: a change in between makes the copy look old, never new. */
export async function selectOrganisation(q: Queryable, regionCode: string): Promise<OrgRows> {
  const revision = await selectOrgRevision(q, regionCode)
  const units = await q.query(sql<Unit>`
    select region_code as "regionCode", code, name, name_en as "nameEn", kind,
      parent_code as "parentCode", sort_key as "sortKey", phone,
      valid_from as "validFrom", valid_to as "validTo"
    from kernel.unit
    where region_code = ${regionCode}
    order by sort_key, code`)
  const windows = await q.query(sql<HallWindow>`
    select region_code as "regionCode", code, unit_code as "unitCode", name,
      name_en as "nameEn", hall, sort_key as "sortKey",
      valid_from as "validFrom", valid_to as "validTo"
    from kernel.hall_window
    where region_code = ${regionCode}
    order by sort_key, code`)
  const posts = await q.query(sql<Post>`
    select region_code as "regionCode", code, unit_code as "unitCode", name,
      name_en as "nameEn", role
    from kernel.post
    where region_code = ${regionCode}
    order by code`)
  const successions = await q.query(sql<Succession>`
    select predecessor_code as "predecessorCode", successor_code as "successorCode",
      effective_on as "effectiveOn"
    from kernel.unit_succession
    where region_code = ${regionCode}
      and done_at is not null
    order by effective_on, id`)
  return { regionCode, revision, units, windows, posts, successions }
}

interface HeldRow {
  readonly postCode: string
  readonly unitCode: string
  readonly role: Role
  readonly deputyFor: string | null
}

/** Own posts first, then those of absent colleagues; a deputyship is not handed on. */
export async function selectHeldPosts(
  q: Queryable,
  held: { regionCode: string; staffId: string; day: string },
): Promise<HeldPost[]> {
  const { regionCode, staffId, day } = held
  const rows = await q.query(sql<HeldRow>`
    select post.code as "postCode", post.unit_code as "unitCode", post.role,
      null::uuid as "deputyFor"
    from kernel.staff
    join kernel.appointment on appointment.region_code = staff.region_code
      and appointment.staff_id = staff.id
    join kernel.post on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where staff.region_code = ${regionCode}
      and staff.id = ${staffId}
      and staff.state = 'active'
      and appointment.valid_from <= ${day}::date
      and (appointment.valid_to is null or appointment.valid_to >= ${day}::date)
    union all
    select post.code, post.unit_code, post.role, deputy.absent_staff_id
    from kernel.staff
    join kernel.deputy on deputy.region_code = staff.region_code
      and deputy.deputy_staff_id = staff.id
    join kernel.appointment on appointment.region_code = deputy.region_code
      and appointment.staff_id = deputy.absent_staff_id
    join kernel.post on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where staff.region_code = ${regionCode}
      and staff.id = ${staffId}
      and staff.state = 'active'
      and deputy.revoked_at is null
      and deputy.valid_from <= ${day}::date
      and deputy.valid_to >= ${day}::date
      and appointment.valid_from <= ${day}::date
      and (appointment.valid_to is null or appointment.valid_to >= ${day}::date)
    order by "deputyFor" nulls first, "postCode"`)
  return rows
    .filter((row) => row.deputyFor === null || mayBeDeputised(row.role))
    .map(({ deputyFor, ...post }) => (deputyFor === null ? post : { ...post, deputyFor }))
}

/** People who hold a post on a day, themselves or as deputy not counted; at most 200. */
export function selectHolders(
  q: Queryable,
  post: { regionCode: string; postCode: string; day: string },
): Promise<Staff[]> {
  return q.query(sql<Staff>`
    select staff.region_code as "regionCode", staff.id, staff.staff_code as "staffCode",
      staff.display_name as "displayName", staff.unit_code as "unitCode", staff.phone, staff.state
    from kernel.appointment
    join kernel.staff on staff.region_code = appointment.region_code
      and staff.id = appointment.staff_id
    where appointment.region_code = ${post.regionCode}
      and appointment.post_code = ${post.postCode}
      and appointment.valid_from <= ${post.day}::date
      and (appointment.valid_to is null or appointment.valid_to >= ${post.day}::date)
      and staff.state = 'active'
    order by staff.staff_code
    limit 200`)
}

/** Staff by id, for names beside acts; ids that are unknown are left out. */
export function selectStaff(
  q: Queryable,
  regionCode: string,
  staffIds: readonly string[],
): Promise<Staff[]> {
  return q.query(sql<Staff>`
    select region_code as "regionCode", id, staff_code as "staffCode",
      display_name as "displayName", unit_code as "unitCode", phone, state
    from kernel.staff
    where region_code = ${regionCode}
      and id = any(${staffIds}::uuid[])
    order by staff_code`)
}

export function selectStaffByCodes(
  q: Queryable,
  regionCode: string,
  staffCodes: readonly string[],
): Promise<Staff[]> {
  return q.query(sql<Staff>`
    select region_code as "regionCode", id, staff_code as "staffCode",
      display_name as "displayName", unit_code as "unitCode", phone, state
    from kernel.staff
    where region_code = ${regionCode}
      and staff_code = any(${staffCodes}::text[])
    order by staff_code`)
}

/** A page of staff by work number, after the last one seen; `unitCodes` null is every unit. */
export function selectStaffPage(
  q: Queryable,
  page: {
    regionCode: string
    unitCodes: readonly string[] | null
    /** Part of a name or work number; empty is everybody. */
    part: string
    after: string
    limit: number
  },
): Promise<Staff[]> {
  return q.query(sql<Staff>`
    select region_code as "regionCode", id, staff_code as "staffCode",
      display_name as "displayName", unit_code as "unitCode", phone, state
    from kernel.staff
    where region_code = ${page.regionCode}
      and (${page.unitCodes}::text[] is null or unit_code = any(${page.unitCodes}::text[]))
      and (strpos(display_name, ${page.part}) > 0 or strpos(staff_code, ${page.part}) > 0)
      and staff_code > ${page.after}
    order by staff_code
    limit ${page.limit}`)
}

/** The posts people hold themselves on a day. */
export function selectPostsOfStaff(
  q: Queryable,
  asked: { regionCode: string; staffIds: readonly string[]; day: string },
): Promise<{ staffId: string; postCode: string; unitCode: string; role: Role }[]> {
  return q.query(sql<{ staffId: string; postCode: string; unitCode: string; role: Role }>`
    select appointment.staff_id as "staffId", post.code as "postCode",
      post.unit_code as "unitCode", post.role
    from kernel.appointment
    join kernel.post on post.region_code = appointment.region_code
      and post.code = appointment.post_code
    where appointment.region_code = ${asked.regionCode}
      and appointment.staff_id = any(${asked.staffIds}::uuid[])
      and appointment.valid_from <= ${asked.day}::date
      and (appointment.valid_to is null or appointment.valid_to >= ${asked.day}::date)
    order by post.code, appointment.id`)
}
