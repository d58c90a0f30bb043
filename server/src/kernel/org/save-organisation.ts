import assert from 'node:assert/strict'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { selectStaffByCodes } from './org.store.ts'
import {
  insertAppointments,
  raiseRevision,
  selectRunningAppointments,
  upsertPosts,
  upsertRegions,
  upsertStaff,
  upsertUnits,
  upsertWindows,
} from './save-organisation.store.ts'
import { pinyinSortKey } from './sort-key.ts'
import type { HallWindow, Post, Region, RegionLevel, Staff, Unit } from './types.ts'

/** Leaves out what can be left out: it is then null, or follows from the rest. */
type Loose<Full, Needed extends keyof Full> = Pick<Full, Needed> &
  Partial<Omit<Full, Needed | 'regionCode'>>

export interface NewRegion {
  readonly regionCode: string
  /** As the region code when left out; `null` for a zone, which has no code of GB/T 2260. */
  readonly divisionCode?: string | null
  readonly name: string
  readonly nameEn?: string | null
  readonly level: RegionLevel
  readonly parentRegionCode?: string | null
  readonly validFrom: string
  readonly validTo?: string | null
}

export interface NewOrganisation {
  readonly units?: readonly Loose<Unit, 'code' | 'name' | 'kind' | 'validFrom'>[]
  readonly windows?: readonly Loose<
    HallWindow,
    'code' | 'unitCode' | 'name' | 'hall' | 'validFrom'
  >[]
  readonly posts?: readonly Loose<Post, 'code' | 'unitCode' | 'name' | 'role'>[]
  readonly staff?: readonly Loose<Staff, 'staffCode' | 'displayName' | 'unitCode'>[]
  /** Who holds which post; one that is running already is left as it is. */
  readonly appointments?: readonly NewAppointment[]
}

export interface NewAppointment {
  readonly staffCode: string
  readonly postCode: string
  readonly validFrom: string
  readonly validTo?: string | null
}

/** Registers regions; parents stand before their children. Run in a transaction of administrators. */
export async function saveRegions(q: Queryable, regions: readonly NewRegion[]): Promise<void> {
  const full: Omit<Region, 'ordinal'>[] = regions.map((region) => ({
    divisionCode: region.regionCode,
    nameEn: null,
    parentRegionCode: null,
    validTo: null,
    ...region,
  }))
  await upsertRegions(q, full)
}

/**
 * Adds units, windows, posts, people and appointments to the region of the transaction, or renews
 * those whose code is known. Doing it twice changes nothing the second time.
 *
 * @returns staff ids by work number, of the people named in `organisation.staff`
 */
export async function saveOrganisation(
  tx: Tx,
  world: World,
  organisation: NewOrganisation,
): Promise<ReadonlyMap<string, string>> {
  const { regionCode } = tx
  const { units = [], windows = [], posts = [], staff = [], appointments = [] } = organisation
  await raiseRevision(tx)
  await upsertUnits(
    tx,
    units.map((unit) => ({
      regionCode,
      nameEn: null,
      parentCode: null,
      phone: null,
      validTo: null,
      sortKey: pinyinSortKey(unit.name),
      ...unit,
    })),
  )
  await upsertWindows(
    tx,
    windows.map((window) => ({
      regionCode,
      nameEn: null,
      validTo: null,
      sortKey: pinyinSortKey(window.name),
      ...window,
    })),
  )
  await upsertPosts(
    tx,
    posts.map((post) => ({ regionCode, nameEn: null, ...post })),
  )
  await upsertStaff(
    tx,
    staff.map((person) => ({
      regionCode,
      id: world.newId(),
      phone: null,
      state: 'active',
      ...person,
    })),
  )
  await appoint(tx, world, appointments)
  const codes = staff.map((person) => person.staffCode)
  return staffIdsByCode(tx, codes)
}

/** Gives people posts; an appointment of the same person to the same post that runs is kept. */
export async function appoint(
  tx: Tx,
  world: World,
  appointments: readonly NewAppointment[],
): Promise<void> {
  if (appointments.length === 0) return
  const ids = await staffIdsByCode(
    tx,
    appointments.map((appointment) => appointment.staffCode),
  )
  const firstDay = appointments.map((appointment) => appointment.validFrom).sort()[0] ?? ''
  const running = await selectRunningAppointments(tx, firstDay)
  const held = new Set(running.map((one) => `${one.staffId} ${one.postCode}`))
  const missing = appointments.flatMap((appointment) => {
    const staffId = ids.get(appointment.staffCode)
    assert(staffId !== undefined, `no such work number: ${appointment.staffCode}`)
    if (held.has(`${staffId} ${appointment.postCode}`)) return []
    held.add(`${staffId} ${appointment.postCode}`)
    const { postCode, validFrom, validTo = null } = appointment
    return [{ regionCode: tx.regionCode, id: world.newId(), staffId, postCode, validFrom, validTo }]
  })
  await insertAppointments(tx, missing)
}

async function staffIdsByCode(
  tx: Tx,
  staffCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const staff = await selectStaffByCodes(tx, tx.regionCode, staffCodes)
  return new Map(staff.map((person) => [person.staffCode, person.id]))
}
