import type { NewZone, PostBody, WindowBody } from '@huiyin/contract/administration'
import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Role, roles } from '../access/index.ts'
import { type AdministrationParts, type Administrator, getUnit, record } from './parts.ts'
import { mayHavePost, nextZoneKey } from './units.rules.ts'
import { lockRegion } from './units.store.ts'

/**
 * Makes a window, or renews the one with this code.
 *
 * @throws Refusal `administration/unknown-unit`, `administration/days-reversed`
 */
export async function saveWindow(
  parts: AdministrationParts,
  by: Administrator,
  window: WindowBody,
): Promise<void> {
  const { db, org } = parts
  const { regionCode } = by.actor
  getUnit(await org.snapshot(regionCode), window.unitCode)
  if (window.validTo !== null && window.validTo < window.validFrom) {
    throw new Refusal('administration/days-reversed')
  }
  await db.transaction(regionCode, async (tx) => {
    await org.save(tx, { windows: [window] })
    const details = { unitCode: window.unitCode, name: window.name, validTo: window.validTo }
    await record(tx, parts, by, {
      what: 'window-saved',
      subject: `window:${window.code}`,
      details,
    })
  })
  org.forget()
}

/**
 * Makes a post, or renews the name of the one with this code. Its unit and role are fixed: who
 * changed them would give the holder rights, which is the security administrator's to do.
 *
 * @throws Refusal `administration/unknown-unit`, `administration/role-not-in-unit`,
 *   `administration/post-fixed`
 */
export async function savePost(
  parts: AdministrationParts,
  by: Administrator,
  post: PostBody,
): Promise<void> {
  const { db, org } = parts
  const { regionCode } = by.actor
  const organisation = await org.snapshot(regionCode)
  const unit = getUnit(organisation, post.unitCode)
  const role = roleOf(post.role)
  const known = organisation.post(post.code)
  const isSame = known === undefined || (known.unitCode === unit.code && known.role === role)
  if (!isSame) throw new Refusal('administration/post-fixed')
  if (!mayHavePost(unit.kind, role)) throw new Refusal('administration/role-not-in-unit')
  await db.transaction(regionCode, async (tx) => {
    await org.save(tx, { posts: [{ ...post, role }] })
    const details = { unitCode: unit.code, name: post.name, role }
    await record(tx, parts, by, { what: 'post-saved', subject: `post:${post.code}`, details })
  })
  org.forget()
}

function roleOf(word: string): Role {
  const role = roles.find((one) => one === word)
  if (role === undefined) throw new Refusal('common/invalid-input', { errors: [{ field: 'role' }] })
  return role
}

/**
 * Makes a zone (功能区) below the administrator's region: a region of its own without a code of
 * GB/T 2260. Its three administrators are set up by `huiyin init`.
 *
 * @returns the permanent key of the zone
 * @throws Refusal `administration/zone-below-zone`
 */
export async function makeZone(
  parts: AdministrationParts,
  by: Administrator,
  zone: NewZone,
): Promise<string> {
  const { db, org, world, access } = parts
  const { regionCode: above, staffId } = by.actor
  const region = await org.region(above)
  const mayHaveZones = region?.level === 'city' || region?.level === 'county'
  if (!mayHaveZones) throw new Refusal('administration/zone-below-zone')
  const key = await db.crossRegionTransaction('a new zone is a region', async (q) => {
    await lockRegion(q, above)
    const taken = (await org.regions()).map(({ regionCode }) => regionCode)
    const regionCode = nextZoneKey(above, taken)
    if (regionCode === undefined) throw new Refusal('administration/zone-below-zone')
    const validFrom = localDayOf(world.now())
    const facts = { ...zone, regionCode, divisionCode: null, parentRegionCode: above, validFrom }
    await org.saveRegions(q, [{ ...facts, level: 'zone' }])
    await access.log(q, {
      regionCode: above,
      actor: `staff:${staffId}`,
      what: 'zone-made',
      subject: `region:${regionCode}`,
      isSuccess: true,
      address: by.address,
      details: { name: zone.name },
    })
    return regionCode
  })
  org.forget()
  return key
}
