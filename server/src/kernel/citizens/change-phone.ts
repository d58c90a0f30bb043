import type { Tx } from '../../platform/db/db.ts'
import { updatePhone } from './accounts.store.ts'
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
