import type { StaffActor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { HotlineParts } from './parts.ts'

/**
 * 并单: what another open ticket is about already. Each caller is told which one and hears of its
 * end; it can be parted again (`part`).
 *
 * @throws Refusal `matter/not-found`, `hotline/lead-unsuitable`, `common/not-permitted`
 */
export async function joinTickets(
  { db, matters }: HotlineParts,
  actor: StaffActor,
  given: { readonly number: string; readonly lead: string; readonly version: number },
): Promise<void> {
  const { regionCode } = actor
  const matter = await matters.find(regionCode, given.number)
  if (matter === undefined || matter.kind !== 'ticket') throw new Refusal('matter/not-found')
  const isTheirs = actor.posts.some(
    ({ role, unitCode }) =>
      (role === 'call_agent' || role === 'dispatcher') && unitCode === matter.holderUnitCode,
  )
  if (!isTheirs) throw new Refusal('common/not-permitted')
  const lead = await matters.find(regionCode, given.lead)
  const isSuitable =
    lead?.kind === 'ticket' && lead.closedAt === null && lead.number !== matter.number
  if (!isSuitable) throw new Refusal('hotline/lead-unsuitable')
  await db.transaction(regionCode, async (tx) => {
    const request = {
      regionCode,
      number: matter.number,
      act: 'join',
      version: given.version,
      fields: { lead: lead.number, by: `staff:${actor.staffId}` },
      acting: { kind: 'system' },
    } as const
    const outcome = (await matters.actIn(tx, [request])).get(request)
    if (outcome?.ok === false) throw outcome.error
    await matters.link(tx, [{ from: lead.id, to: matter.id, reason: 'joined' }])
  })
}
