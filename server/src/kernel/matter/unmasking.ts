import type { WorkMatter } from '@huiyin/contract/matter'
import { localDayOf } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
import type { StaffActor } from '../access/actor.ts'
import { selectUnmaskRequest, type UnmaskRequest, unmaskingRule } from '../people/index.ts'
import type { Matter } from './lifecycle.ts'
import { selectWantsContact } from './matter.store.ts'
import { isInConflict } from './sight.ts'
import type { WorkListParts } from './work-list.ts'

/** How somebody comes to the number: by a look, after a second person agreed, or not at all. */
export type Unmasking = 'look' | 'second_person' | 'never'

const requestHours = 24

/** Whether this is a unit a masked person complains about. */
function isHandlingUnit({ posts }: StaffActor, matter: Matter): boolean {
  return (
    matter.identityGrade === 'masked' &&
    posts.some(({ unitCode }) => unitCode === matter.accountableUnitCode)
  )
}

/** What the region allows this actor on this matter. */
export function unmaskingFor(
  { rulebook, world }: Pick<WorkListParts, 'rulebook' | 'world'>,
  actor: StaffActor,
  matter: Matter,
): Unmasking {
  if (!isHandlingUnit(actor, matter)) return 'look'
  const today = localDayOf(world.now())
  const { value } = rulebook.inForce(matter.regionCode, unmaskingRule, today)
  return value.handlingUnit === 'with_second_person' ? 'second_person' : 'never'
}

/** The request that waits or was agreed to and not used. */
export function findUnmaskRequest(
  { world }: Pick<WorkListParts, 'world'>,
  q: Queryable,
  { regionCode, id }: Matter,
): Promise<UnmaskRequest | undefined> {
  const askedAfter = new Date(world.now().getTime() - requestHours * 3_600_000)
  return selectUnmaskRequest(q, { regionCode, matterId: id, askedAfter })
}

/** Only who holds the matter now needs to reach the person, and not once it is closed. */
export function holdsMatter(actor: StaffActor, matter: Matter): boolean {
  const holds = actor.posts.some(({ unitCode }) => unitCode === matter.holderUnitCode)
  const isFree = matter.holderStaffId === null || matter.holderStaffId === actor.staffId
  return holds && isFree && matter.closedAt === null && !isInConflict(actor, matter)
}

/** Who may be the second person. */
export function mayAgree({ posts }: StaffActor, matter: Matter): boolean {
  return posts.some(
    ({ role, unitCode }) =>
      role === 'supervisor' || (role === 'unit_leader' && unitCode === matter.accountableUnitCode),
  )
}

/** How the person may be reached by who asks. */
export async function contactView(
  parts: WorkListParts,
  actor: StaffActor,
  matter: Matter,
  masked: string | null,
): Promise<WorkMatter['contact']> {
  const allowed = masked !== null && (await selectWantsContact(parts.db, matter))
  const holds = allowed && holdsMatter(actor, matter)
  const unmasking = unmaskingFor(parts, actor, matter)
  const request =
    unmasking === 'never' && !mayAgree(actor, matter)
      ? undefined
      : await findUnmaskRequest(parts, parts.db, matter)
  const isMine = request?.askedBy === actor.staffId
  return {
    allowed,
    masked,
    mayUnmask: holds && (unmasking === 'look' || (isMine && request.approvedBy !== null)),
    mayAskUnmask: holds && unmasking === 'second_person' && !isMine,
    waitsForSecond: isMine && request.approvedBy === null,
    toAgree:
      request === undefined || isMine || request.approvedBy !== null || !mayAgree(actor, matter)
        ? null
        : { purpose: request.purpose, reason: request.reason },
    mayRelay: holds,
  }
}
