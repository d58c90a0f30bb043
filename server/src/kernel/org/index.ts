import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { HeldPost } from '../access/actor.ts'
import { type OrgSnapshot, regionsBelow } from './org.rules.ts'
import { selectHeldPosts, selectHolders, selectStaff } from './org.store.ts'
import { endAppointment } from './save-organisation.store.ts'
import {
  appoint,
  type NewAppointment,
  type NewOrganisation,
  type NewRegion,
  saveOrganisation,
  saveRegions,
} from './save-organisation.ts'
import { openSnapshots } from './snapshots.ts'
import type { Region, Staff, Unit } from './types.ts'

export { type Absences, openAbsences } from './absences.ts'
export type { FollowStep, UnitBelongings } from './belongings.ts'
export { orgPolicy } from './org.policy.ts'
export { orgRoutes } from './org.routes.ts'
export { isValidOn, type OrgSnapshot } from './org.rules.ts'
export { pageOfList } from './page.rules.ts'
export type { NewOrganisation } from './save-organisation.ts'
export { pinyinInitials, pinyinSortKey } from './sort-key.ts'
export { staffRoutes } from './staff.routes.ts'
export type * from './types.ts'
export { regionLevels, unitKinds } from './types.ts'

/**
 * Regions, units, windows, posts and people. What hot paths ask is answered from a copy in memory
 * that is at most two seconds old; who holds which post is always read from the database.
 */
export interface Org {
  /** In order of registration. */
  regions(): Promise<readonly Region[]>
  region(regionCode: string): Promise<Region | undefined>
  /** The region and all below it, top down; only the region itself when it is unknown. */
  regionsBelow(regionCode: string): Promise<readonly string[]>
  /** The whole organisation of a region, as a value to be asked without waiting. */
  snapshot(regionCode: string): Promise<OrgSnapshot>
  /** In pinyin order, former units included. */
  units(regionCode: string): Promise<readonly Unit[]>
  unit(regionCode: string, unitCode: string): Promise<Unit | undefined>
  /** The unit, its superiors, the supervising office: where a matter goes when it must not stay. */
  unitChain(regionCode: string, unitCode: string): Promise<readonly Unit[]>
  /** The supervising office of the region, else of the nearest region above it. */
  supervisingUnit(regionCode: string): Promise<Unit | undefined>

  /** Own posts and those held as a deputy on a day of the city (`YYYY-MM-DD`). */
  postsOf(q: Queryable, regionCode: string, staffId: string, day: string): Promise<HeldPost[]>
  /** Who holds a post on a day; deputies are not counted. */
  holdersOf(
    q: Queryable,
    post: { regionCode: string; postCode: string; day: string },
  ): Promise<Staff[]>
  staff(q: Queryable, regionCode: string, staffIds: readonly string[]): Promise<Staff[]>

  saveRegions(q: Queryable, regions: readonly NewRegion[]): Promise<void>
  /** Adds or renews by code; returns staff ids by work number. */
  save(tx: Tx, organisation: NewOrganisation): Promise<ReadonlyMap<string, string>>
  appoint(tx: Tx, appointments: readonly NewAppointment[]): Promise<void>
  /** @returns false when it had ended by `lastDay` already */
  endAppointment(tx: Tx, appointmentId: string, lastDay: string): Promise<boolean>
  /** Call after committing a change, so that this server sees it at once. */
  forget(): void
}

export function openOrg(parts: { db: Db; world: World }): Org {
  const { world } = parts
  const snapshots = openSnapshots(parts.db)

  async function supervisingUnit(regionCode: string) {
    const regions = new Map((await snapshots.regions()).map((one) => [one.regionCode, one]))
    const asked = new Set<string>()
    let code: string | null = regionCode
    while (code !== null && !asked.has(code)) {
      asked.add(code)
      const own = (await snapshots.organisation(code)).supervisingUnit
      if (own !== undefined) return own
      code = regions.get(code)?.parentRegionCode ?? null
    }
    return undefined
  }

  return {
    regions: snapshots.regions,
    async region(regionCode) {
      return (await snapshots.regions()).find((region) => region.regionCode === regionCode)
    },
    async regionsBelow(regionCode) {
      return regionsBelow(await snapshots.regions(), regionCode)
    },
    snapshot: snapshots.organisation,
    async units(regionCode) {
      return (await snapshots.organisation(regionCode)).units
    },
    async unit(regionCode, unitCode) {
      return (await snapshots.organisation(regionCode)).unit(unitCode)
    },
    async unitChain(regionCode, unitCode) {
      return (await snapshots.organisation(regionCode)).unitChain(unitCode)
    },
    supervisingUnit,

    postsOf: (q, regionCode, staffId, day) => selectHeldPosts(q, { regionCode, staffId, day }),
    holdersOf: selectHolders,
    staff: selectStaff,

    saveRegions,
    save: (tx, organisation) => saveOrganisation(tx, world, organisation),
    appoint: (tx, appointments) => appoint(tx, world, appointments),
    endAppointment,
    forget: snapshots.forget,
  }
}
