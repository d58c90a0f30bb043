import type { DeliveryWanted } from '@huiyin/contract/delivery'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { getVisibleMatter, type WorkListParts } from '../../../kernel/matter/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { loadApplications } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { findDeliveryAddress } from './address.store.ts'

/**
 * How the applicant wants the result, and where it is brought. An address says where somebody lives:
 * the look is recorded and shown to them.
 *
 * @throws Refusal `matter/not-found` for what is no application, or not theirs to see
 */
export async function showDelivery(
  parts: ApplicationParts & { readonly work: WorkListParts },
  actor: StaffActor,
  number: string,
): Promise<DeliveryWanted> {
  const { db, people } = parts
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  const { id, regionCode, reportedBy } = matter
  const row = (await loadApplications(db, regionCode, [id])).get(id)
  if (row === undefined) throw new Refusal('matter/not-found')
  const way = row.deliveryWay
  const isBrought = way === 'post' || way === 'door'
  const address = isBrought ? await findDeliveryAddress(db, regionCode, id) : undefined
  if (address === undefined) return { way, address: null }
  const looks = reportedBy === null ? [] : [{ citizenId: reportedBy, matterId: id }]
  await db.transaction(regionCode, (tx) =>
    people.noteLooks(tx, actor, { looks, purpose: 'delivery' }),
  )
  return { way, address }
}
