import { matterRoles } from '@huiyin/contract/roles'
import type { Actor, Role, StaffActor } from '../access/actor.ts'
import { conflictOf } from '../access/index.ts'
import type { Org } from '../org/index.ts'
import type { Lifecycle, Matter } from './lifecycle.ts'
import type { Sight } from './work.store.ts'

/** Roles that see every unit of their region and of those below it. */
const regional: ReadonlySet<Role> = new Set([
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
])
/** Roles that see the matters of their own unit. */
const ofUnit: ReadonlySet<Role> = new Set(matterRoles.filter((role) => !regional.has(role)))

/** The person, and those stood in for as a deputy. */
export function staffIdsOf({ staffId, posts }: StaffActor): readonly string[] {
  return [...new Set([staffId, ...posts.flatMap(({ deputyFor }) => deputyFor ?? [])])]
}

/** What a member of staff may see of matters; nothing for administrators and clerks. */
export async function sightOf(org: Org, actor: StaffActor): Promise<Sight | undefined> {
  const { regionCode, posts } = actor
  // Who stands in for somebody sees no more of what is about that person than the person does.
  const staffIds = staffIdsOf(actor)
  // Closed matters keep the unit they were closed by; who took over from it took them over too.
  const { withPredecessors } = await org.snapshot(regionCode)
  const ownUnitCodes = [...new Set(posts.flatMap(({ unitCode }) => withPredecessors(unitCode)))]
  if (posts.some(({ role }) => regional.has(role))) {
    const regionCodes = await org.regionsBelow(regionCode)
    return { regionCodes, unitCodes: null, staffIds, ownUnitCodes }
  }
  const units = posts
    .filter(({ role }) => ofUnit.has(role))
    .flatMap(({ unitCode }) => withPredecessors(unitCode))
  if (units.length === 0) return undefined
  return { regionCodes: [regionCode], unitCodes: [...new Set(units)], staffIds, ownUnitCodes }
}

/**
 * Whether a matter may be read: within sight, and never by the person or unit it is about. A sealed
 * matter is read only at the supervising office that holds it.
 */
export function maySee(sight: Sight, actor: StaffActor, matter: Matter): boolean {
  if (!sight.regionCodes.includes(matter.regionCode)) return false
  if (isInConflict(actor, matter)) return false
  const { ownUnitCodes } = sight
  if (matter.aboutUnitCode !== null && ownUnitCodes.includes(matter.aboutUnitCode)) return false
  if (matter.identityGrade === 'sealed') return ownUnitCodes.includes(matter.holderUnitCode)
  if (sight.unitCodes === null) return true
  return (
    sight.unitCodes.includes(matter.holderUnitCode) ||
    sight.unitCodes.includes(matter.accountableUnitCode)
  )
}

/**
 * Whether one of the units of a sight takes part in a matter: it may know what is asked of it, under
 * the same conditions as if it were its own.
 */
export function mayAssist(
  sight: Sight,
  actor: StaffActor,
  matter: Matter,
  assistingUnitCodes: readonly string[],
): boolean {
  const { unitCodes } = sight
  const takesPart = assistingUnitCodes.some((code) => unitCodes?.includes(code) === true)
  return takesPart && maySee({ ...sight, unitCodes: null }, actor, matter)
}

/** Whether a window clerk may know of a matter: of a kind handled at windows, held by the own unit. */
export function mayServe(
  actor: Actor,
  matter: Matter,
  { atWindow }: Pick<Lifecycle<unknown>, 'atWindow'>,
): boolean {
  if (atWindow !== true || actor.kind !== 'staff' || actor.regionCode !== matter.regionCode)
    return false
  const isTheirs = actor.posts.some(
    ({ role, unitCode }) => role === 'window_clerk' && unitCode === matter.holderUnitCode,
  )
  return isTheirs && matter.identityGrade !== 'sealed' && !isInConflict(actor, matter)
}

/** Whether a matter is about this person, somebody he stands in for, or a unit of his. */
export function isInConflict(actor: StaffActor, matter: Matter): boolean {
  return conflictOf(actor, { ...matter, unitChain: [] }) !== undefined
}

/** A key of another system sees the matters of its own region, never a sealed one. */
export function keyMaySee(actor: Actor, matter: Matter): boolean {
  return (
    actor.kind === 'api' &&
    actor.regionCode === matter.regionCode &&
    matter.identityGrade !== 'sealed'
  )
}
