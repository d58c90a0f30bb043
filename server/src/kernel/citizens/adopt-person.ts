import { saveClaims } from './accounts.store.ts'
import type { CitizenParts } from './parts.ts'
import { openAccount } from './prove-person.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'

/**
 * Gives somebody who has just told who they are what they told, and nothing that anybody told
 * before: whoever has the phone of a family in hand could tell any name. A session in which the
 * phone alone was proved becomes one of a new account, which holds this and no more.
 *
 * @returns the session begun anew; `undefined` where it goes on as it is
 */
export async function adoptPerson(
  parts: CitizenParts,
  session: CitizenSession,
  citizenIds: readonly string[],
): Promise<BegunCitizenSession | undefined> {
  const { regionCode, accountId, phone } = session
  const told = { citizenIds, way: 'name_and_number' } as const
  return parts.db.transaction(regionCode, async (tx) => {
    if (accountId !== null) {
      await saveClaims(tx, { accountId, ...told, claimedAt: parts.world.now() })
      return undefined
    }
    const opened = await openAccount(tx, parts, phone, told)
    return beginSession(tx, parts, { accountId: opened, phone, before: session })
  })
}
