import { matterRoles } from '@huiyin/contract/roles'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import type { Role, StaffActor } from '../access/actor.ts'
import { markRead, openNoticesOf } from './digests.store.ts'
import type { Waiting } from './index.ts'

/** More waiting decisions than anybody reads; the work list has them all. */
const noticesShownMax = 100

/** What waits for a person's decision, the earliest due first. */
export async function waitingFor(db: Db, actor: StaffActor): Promise<Waiting> {
  const reader = { ...actor, unitCodes: unitsOf(actor) }
  const notices = await openNoticesOf(db, reader, noticesShownMax + 1)
  return { notices: notices.slice(0, noticesShownMax), more: notices.length > noticesShownMax }
}

/**
 * Closes a notice for everybody it was addressed to.
 * @throws Refusal `notices/not-found` when it is closed already or was never for this reader
 */
export async function closeNotice(
  { db, world }: { readonly db: Db; readonly world: World },
  actor: StaffActor,
  noticeId: string,
): Promise<void> {
  const reader = { staffId: actor.staffId, unitCodes: unitsOf(actor) }
  const closed = await db.transaction(actor.regionCode, (tx) =>
    markRead(tx, reader, noticeId, world.now()),
  )
  if (!closed) throw new Refusal('notices/not-found')
}

/**
 * The units whose common decisions the reader may know of. An administrator sees no case, and a
 * clerk is told only what is addressed to himself.
 */
const seesMatters: ReadonlySet<Role> = new Set(matterRoles)

function unitsOf({ posts }: StaffActor): string[] {
  const ofCases = posts.filter(({ role }) => seesMatters.has(role))
  return [...new Set(ofCases.map(({ unitCode }) => unitCode))]
}
