import type { Tx } from '../../platform/db/db.ts'
import { selectClaimed, selectHolder, updatePhone } from './accounts.store.ts'
import { endSessionsOf } from './links.store.ts'
import type { CitizenParts } from './parts.ts'
import { accountContext } from './prove-person.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'

/** Writes the new phone of a person; both the old one and this were proved by the caller. */
export async function changePhone(
  tx: Tx,
  parts: CitizenParts,
  session: CitizenSession & { readonly accountId: string },
  phone: string,
): Promise<BegunCitizenSession> {
  const { accountId } = session
  await updatePhone(tx, accountId, {
    cipher: parts.crypto.encrypt(phone, accountContext(accountId)),
    lookup: parts.crypto.lookup(phone, 'phone'),
    linkedAt: parts.world.now(),
  })
  return beginSession(tx, parts, { accountId, phone, before: session })
}

/** What one person holds beside this: the account that proved it, and all it proved. */
export async function everythingOf(
  { db }: CitizenParts,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<{ readonly accountId: string | null; readonly citizenIds: readonly string[] }> {
  const holder = await db.transaction(regionCode, (tx) => selectHolder(tx, citizenIds))
  if (holder === undefined) return { accountId: null, citizenIds }
  const { accountId } = holder
  const claimed = await selectClaimed(db, regionCode, accountId)
  return { accountId, citizenIds: [...new Set([...citizenIds, ...claimed])] }
}

/**
 * A new phone for the account that holds these people's data. Every session ends: whoever has the
 * old phone may be sitting in one.
 */
export async function movePhone(
  tx: Tx,
  { crypto, world }: CitizenParts,
  citizenIds: readonly string[],
  phone: string,
): Promise<void> {
  const holder = await selectHolder(tx, citizenIds)
  if (holder === undefined) return
  const { accountId } = holder
  await updatePhone(tx, accountId, {
    cipher: crypto.encrypt(phone, accountContext(accountId)),
    lookup: crypto.lookup(phone, 'phone'),
    linkedAt: world.now(),
  })
  await endSessionsOf(tx, accountId, world.now())
}
