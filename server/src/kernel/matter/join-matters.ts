import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Role, StaffActor } from '../access/index.ts'
import type { Matters } from './index.ts'
import type { Matter } from './lifecycle.ts'

interface Joined {
  readonly kind: Matter['kind']
  /** Who may join a matter that lies with the own unit. */
  readonly roles: readonly Role[]
  readonly number: string
  /** The open matter it is about already. */
  readonly lead: string
  readonly version: number
}

/**
 * 并案、并单: a matter of what another open one of its kind is about already, by its system act
 * `join`. Each person is told which one and hears of its end; it can be parted again.
 *
 * @throws Refusal `matter/not-found`, `matter/lead-unsuitable`, `matter/changed-meanwhile`,
 *   `matter/act-not-now`, `common/not-permitted`
 */
export async function joinMatters(
  { db, matters }: { readonly db: Db; readonly matters: Matters },
  actor: StaffActor,
  { kind, roles, number, lead: leadNumber, version }: Joined,
): Promise<void> {
  const { regionCode } = actor
  const matter = await matters.find(regionCode, number)
  if (matter === undefined || matter.kind !== kind) throw new Refusal('matter/not-found')
  const isTheirs = actor.posts.some(
    ({ role, unitCode }) => roles.includes(role) && unitCode === matter.holderUnitCode,
  )
  if (!isTheirs) throw new Refusal('common/not-permitted')
  const lead = await matters.find(regionCode, leadNumber)
  const isSuitable = lead?.kind === kind && lead.closedAt === null && lead.id !== matter.id
  if (!isSuitable) throw new Refusal('matter/lead-unsuitable')
  await matters.parts.clock.load(regionCode)
  await db.transaction(regionCode, async (tx) => {
    const request = {
      regionCode,
      number: matter.number,
      act: 'join',
      version,
      fields: { lead: lead.number, by: `staff:${actor.staffId}` },
      acting: { kind: 'system' },
    } as const
    const outcome = (await matters.actIn(tx, [request])).get(request)
    if (outcome?.ok === false) throw outcome.error
    await matters.link(tx, [{ from: lead.id, to: matter.id, reason: 'joined' }])
  })
}
