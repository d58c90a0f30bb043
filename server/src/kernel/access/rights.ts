import type { NewRight } from '@huiyin/contract/access'
import { addDays, localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from './actor.ts'
import type { AccessParts } from './parts.ts'
import { deleteRight, findRight, lockHeldRoles } from './rights.store.ts'
import { logSecurity } from './security-log.ts'
import { decideRight } from './separation.rules.ts'

/**
 * Gives a person a post and with it the post's role; by a security administrator, never to
 * themselves, and never two kinds of administrator in one person.
 *
 * @throws Refusal `access/not-for-oneself`, `access/administrators-apart`, `access/right-exists`,
 *   `common/not-found` for an unknown person or post, `common/invalid-input` for days that are over
 */
export async function grantRight(
  parts: AccessParts,
  actor: StaffActor,
  input: NewRight & { readonly address: string },
): Promise<void> {
  const { db, world, org } = parts
  const { regionCode } = actor
  const { staffId, postCode, reason, address } = input
  const today = localDayOf(world.now())
  const { validFrom = today, validTo = null } = input
  // A right is never given for a time that is over: what was done then was done without it.
  if (validFrom < today) throw new Refusal('common/invalid-input', { field: 'validFrom' })
  if (validTo !== null && validTo < validFrom) {
    throw new Refusal('common/invalid-input', { field: 'validTo' })
  }
  const post = (await org.snapshot(regionCode)).post(postCode)
  if (post === undefined) throw new Refusal('common/not-found', { postCode })
  await db.transaction(regionCode, async (tx) => {
    const person = await lockHeldRoles(tx, { staffId, day: today })
    if (person === undefined) throw new Refusal('common/not-found', { staffId })
    const decision = decideRight({
      grantedBy: actor.staffId,
      staffId,
      role: post.role,
      heldRoles: person.held.map((held) => held.role),
    })
    if (decision !== 'granted') throw new Refusal(`access/${decision}`)
    if (person.held.some((held) => held.postCode === postCode)) {
      throw new Refusal('access/right-exists')
    }
    const { staffCode } = person
    await org.appoint(tx, [{ staffCode, postCode, validFrom, validTo }])
    await logSecurity(tx, world, {
      regionCode,
      actor: `staff:${actor.staffId}`,
      what: 'right-granted',
      subject: `staff:${staffId}`,
      isSuccess: true,
      address,
      details: { postCode, role: post.role, validFrom, validTo, reason },
    })
  })
}

/** Ends an appointment so that it admits nothing from now on; not one's own. */
export async function endRight(
  parts: AccessParts,
  actor: StaffActor,
  input: { readonly id: string; readonly reason: string; readonly address: string },
): Promise<void> {
  const { db, world, org } = parts
  const { regionCode } = actor
  const today = localDayOf(world.now())
  await db.transaction(regionCode, async (tx) => {
    const right = await findRight(tx, input.id)
    if (right === undefined) throw new Refusal('common/not-found')
    if (right.staffId === actor.staffId) throw new Refusal('access/not-for-oneself')
    const isEnded = await org.endAppointment(tx, input.id, addDays(today, -1))
    if (!isEnded) await deleteRight(tx, { id: input.id, day: today })
    await logSecurity(tx, world, {
      regionCode,
      actor: `staff:${actor.staffId}`,
      what: 'right-ended',
      subject: `staff:${right.staffId}`,
      isSuccess: true,
      address: input.address,
      details: { postCode: right.postCode, reason: input.reason },
    })
  })
}
