import type { WhoAmI } from '@huiyin/contract/access'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { type Language, Refusal } from '../../platform/http/index.ts'
import { findAccount, findSecondFactor } from './accounts.store.ts'
import type { StaffActor } from './actor.ts'
import type { AccessParts } from './parts.ts'
import { logSecurity } from './security-log.ts'
import { endSessions, type Session, selectSessions } from './sessions.store.ts'

/**
 * Name, posts and rights of the person behind a session, and what must be done before any work.
 *
 * @throws Refusal `common/sign-in-needed` when the session has ended meanwhile
 */
export async function whoAmI(
  parts: AccessParts,
  actor: Pick<StaffActor, 'regionCode' | 'staffId' | 'sessionId'>,
  language: Language,
): Promise<WhoAmI> {
  const { db, world, org } = parts
  const account = await findAccount(db, actor)
  const session = (await ownSessions(parts, actor)).find((one) => one.id === actor.sessionId)
  if (account === undefined || session === undefined) throw new Refusal('common/sign-in-needed')
  const { staffId, displayName, staffCode, regionCode, unitCode } = account
  const factor = await findSecondFactor(db, actor)
  const { beforeWork, endsAt } = session
  const today = localDayOf(world.now())
  const posts = beforeWork === null ? await org.postsOf(db, regionCode, staffId, today) : []
  const roles = [...new Set(posts.map((post) => post.role))]
  return {
    staffId,
    displayName,
    staffCode,
    regionCode,
    unitCode,
    posts,
    roles,
    language,
    hasSecondFactor: factor !== undefined && factor.confirmedAt !== null,
    beforeWork,
    endsAt: formatInstant(endsAt),
  }
}

/** The running sessions of a person, newest first. */
export function ownSessions(
  { db, world }: AccessParts,
  actor: Pick<StaffActor, 'regionCode' | 'staffId'>,
): Promise<Session[]> {
  const { regionCode, staffId } = actor
  return selectSessions(db, { regionCode, staffId, now: world.now() })
}

/**
 * Ends one of one's own sessions, this one or another.
 *
 * @throws Refusal `common/not-found` when it has ended already or is somebody else's
 */
export async function endOwnSession(
  { db, world }: AccessParts,
  actor: StaffActor,
  end: { readonly id: string; readonly address: string },
): Promise<void> {
  const { regionCode, staffId } = actor
  const { id, address } = end
  await db.transaction(regionCode, async (tx) => {
    const count = await endSessions(tx, { regionCode, staffId, id, now: world.now() })
    if (count === 0) throw new Refusal('common/not-found')
    await logSecurity(tx, world, {
      regionCode,
      actor: `staff:${staffId}`,
      what: id === actor.sessionId ? 'sign-out' : 'session-ended',
      isSuccess: true,
      address,
    })
  })
}
