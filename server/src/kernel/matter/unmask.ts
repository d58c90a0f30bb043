import type { ContactPurpose } from '@huiyin/contract/people'
import type { UnmaskRequestBody } from '@huiyin/contract/relay'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import {
  approveUnmaskRequest,
  type Contact,
  insertUnmaskRequest,
  useUnmaskRequest,
} from '../people/index.ts'
import type { Matter } from './lifecycle.ts'
import { lockMatters, selectWantsContact } from './matter.store.ts'
import { noteBeside } from './note-beside.ts'
import { getVisibleMatter } from './show-matter.ts'
import { findUnmaskRequest, holdsMatter, mayAgree, unmaskingFor } from './unmasking.ts'
import type { WorkListParts } from './work-list.ts'

/**
 * Opens the contact data of the reporter: an act with a purpose, in the ledger and shown to the
 * person. The unit a masked person complains about never sees the number, unless the region has
 * published that it may and a second person agreed to this one look.
 *
 * @throws Refusal `matter/not-your-act`, `people/use-relay`, `people/second-person-needed`,
 *   `relay/no-phone` for who asked not to be contacted
 */
export async function viewContact(
  parts: WorkListParts,
  actor: StaffActor,
  view: { readonly number: string; readonly purpose: ContactPurpose },
): Promise<Contact> {
  const { matter } = await getVisibleMatter(parts, actor, view.number)
  const { reportedBy } = matter
  if (reportedBy === null || !holdsMatter(actor, matter)) throw new Refusal('matter/not-your-act')
  const unmasking = unmaskingFor(parts, actor, matter)
  if (unmasking === 'never') throw new Refusal('people/use-relay')
  if (!(await selectWantsContact(parts.db, matter))) throw new Refusal('relay/no-phone')
  return parts.db.transaction(matter.regionCode, async (tx) => {
    // The lock keeps the entry in its place among the acts of the matter.
    await lockMatters(tx, [matter.number])
    const agreedBy = unmasking === 'look' ? null : await useAgreement(tx, parts, { actor, matter })
    const look = { citizenId: reportedBy, matterId: matter.id, purpose: view.purpose }
    const contact = await parts.people.unmask(tx, actor, look)
    await noteBeside(tx, parts, {
      matter,
      act: 'unmask',
      actor: `staff:${actor.staffId}`,
      body: { purpose: view.purpose, ...(agreedBy === null ? {} : { agreedBy }) },
      text: null,
    })
    return contact
  })
}

async function useAgreement(
  tx: Tx,
  parts: WorkListParts,
  { actor, matter }: { readonly actor: StaffActor; readonly matter: Matter },
): Promise<string> {
  const request = await findUnmaskRequest(parts, tx, matter)
  const isMine = request?.askedBy === actor.staffId && request.approvedBy !== null
  if (!isMine || !(await useUnmaskRequest(tx, request.id, parts.world.now()))) {
    throw new Refusal('people/second-person-needed')
  }
  return `staff:${request.approvedBy}`
}

/** Asks that a second person agree to one look. @throws Refusal as {@link viewContact} */
export async function askToUnmask(
  parts: WorkListParts,
  actor: StaffActor,
  asked: { readonly number: string; readonly body: UnmaskRequestBody },
): Promise<void> {
  const { matter } = await getVisibleMatter(parts, actor, asked.number)
  if (!holdsMatter(actor, matter)) throw new Refusal('matter/not-your-act')
  if (unmaskingFor(parts, actor, matter) !== 'second_person') throw new Refusal('people/use-relay')
  const { world, notices } = parts
  const { purpose, reason } = asked.body
  await parts.db.transaction(matter.regionCode, async (tx) => {
    await lockMatters(tx, [matter.number])
    const id = world.newId()
    const askedBy = actor.staffId
    const request = { id, matterId: matter.id, askedBy, purpose, reason, askedAt: world.now() }
    await insertUnmaskRequest(tx, request)
    await noteBeside(tx, parts, {
      matter,
      act: 'ask_unmask',
      actor: `staff:${actor.staffId}`,
      body: { purpose },
      text: { kind: 'unmask_reason', body: reason, visibility: 'reporter' },
    })
    await notices.queue(tx, [
      {
        matterId: matter.id,
        matterNumber: matter.number,
        kind: 'approval_wanted',
        toUnitCode: matter.holderUnitCode,
        reason: `${matter.number} 申请查看隐名人电话，须由第二个人同意`,
        dueAt: matter.nextDueAt,
        createdAt: world.now(),
      },
    ])
  })
}

/**
 * A second person agrees: a leader of the unit or a supervisor, never the one who asks.
 *
 * @throws Refusal `people/no-unmask-request`
 */
export async function agreeToUnmask(
  parts: WorkListParts,
  actor: StaffActor,
  number: string,
): Promise<void> {
  const { matter } = await getVisibleMatter(parts, actor, number)
  if (!mayAgree(actor, matter)) throw new Refusal('matter/not-your-act')
  await parts.db.transaction(matter.regionCode, async (tx) => {
    await lockMatters(tx, [matter.number])
    const request = await findUnmaskRequest(parts, tx, matter)
    const approval = { id: request?.id ?? '', approvedBy: actor.staffId, at: parts.world.now() }
    if (request === undefined || !(await approveUnmaskRequest(tx, approval))) {
      throw new Refusal('people/no-unmask-request')
    }
    await noteBeside(tx, parts, {
      matter,
      act: 'agree_unmask',
      actor: `staff:${actor.staffId}`,
      body: { askedBy: `staff:${request.askedBy}` },
      text: null,
    })
  })
}
