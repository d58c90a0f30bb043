import type { MatterKind } from '@huiyin/contract/matter'
import { matterRoles } from '@huiyin/contract/roles'
import type { Actor, Role, StaffActor } from '../access/actor.ts'
import { conflictOf } from '../access/index.ts'
import type { Org } from '../org/index.ts'
import type { Lifecycle, Matter } from './lifecycle.ts'
import type { DeskSight, Sight } from './work.store.ts'

/** Roles that see every unit of their region and of those below it. */
const regional: ReadonlySet<Role> = new Set([
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
])
/**
 * Posts of one desk: of what their unit has they see the kinds of that desk. A collector reports what
 * lies in the street and need not know who complained by telephone at the same office.
 */
export const kindsOfDesk: Readonly<Partial<Record<Role, readonly MatterKind[]>>> = {
  call_agent: ['ticket', 'hall_order'],
  dispatcher: ['ticket', 'hall_order', 'city_case', 'friendly_notice', 'dispute'],
  acceptor: ['city_case', 'friendly_notice', 'dispute'],
  collector: ['city_case', 'friendly_notice'],
}
/** Roles that see all matters of their own unit. */
const ofUnit: ReadonlySet<Role> = new Set(
  matterRoles.filter((role) => !regional.has(role) && kindsOfDesk[role] === undefined),
)

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
  const common = { staffIds, ownUnitCodes }
  if (posts.some(({ role }) => regional.has(role))) {
    const regionCodes = await org.regionsBelow(regionCode)
    return { ...common, regionCodes, unitCodes: null, desks: [] }
  }
  const units = posts
    .filter(({ role }) => ofUnit.has(role))
    .flatMap(({ unitCode }) => withPredecessors(unitCode))
  const desks = posts.flatMap(({ role, unitCode }): DeskSight[] => {
    const kinds = kindsOfDesk[role]
    return kinds === undefined ? [] : [{ unitCodes: withPredecessors(unitCode), kinds }]
  })
  if (units.length === 0 && desks.length === 0) return undefined
  return { ...common, regionCodes: [regionCode], unitCodes: [...new Set(units)], desks }
}

/** Whether work of a kind is seen that lies with a unit, or is accounted for by it. */
function seesWorkOf({ unitCodes, desks }: Sight, kind: string, unitCode: string): boolean {
  if (unitCodes === null || unitCodes.includes(unitCode)) return true
  return desks.some((desk) => desk.kinds.includes(kind) && desk.unitCodes.includes(unitCode))
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
  return [matter.holderUnitCode, matter.accountableUnitCode].some((unitCode) =>
    seesWorkOf(sight, matter.kind, unitCode),
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
  if (sight.unitCodes === null) return false
  const takesPart = assistingUnitCodes.some((code) => seesWorkOf(sight, matter.kind, code))
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
