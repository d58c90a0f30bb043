import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Tries } from '../matter/index.ts'
import { type AccountRow, saveClaims, selectHolder, updatePhone } from './accounts.store.ts'
import type { PersonProof } from './citizens.rules.ts'
import { mergeInto, providedContext, requireOnePerson } from './link-provider.ts'
import { lockAccount } from './links.store.ts'
import type { CitizenParts } from './parts.ts'
import { accountContext, type Proved, tryProof } from './prove-person.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'
import { checkPhoneCode } from './sign-in-by-phone.ts'

type Person = CitizenSession & { readonly accountId: string }

/**
 * Links a phone to the account of who came through the provider. It takes what signing in with the
 * phone takes: the code, and which person behind it one is. Of an enterprise only the one thing
 * comes over that was proved: the phone is its agent's.
 *
 * @throws Refusal `people/code-wrong`, `people/code-expired`, `citizens/proof-wrong`,
 *   `citizens/proof-paused`, `citizens/linked-already`, `citizens/other-person`
 */
export async function linkPhone(
  parts: CitizenParts,
  tries: Tries,
  session: Person,
  given: { readonly challenge: string; readonly code: string; readonly proof: PersonProof },
): Promise<BegunCitizenSession> {
  const { regionCode, accountId } = session
  const { phone, codeId } = await checkPhoneCode(parts, { ...given, purpose: 'link_phone' })
  const proved = await tryProof(parts, tries, { regionCode, phone }, given.proof)
  return parts.db.transaction(regionCode, async (tx) => {
    await parts.people.phoneCodes.spend(tx, codeId)
    const own = await lockAccount(tx, accountId)
    if (own === undefined) throw new Refusal('citizens/provider-refused')
    const isPerson = own.kind === 'person'
    if (isPerson) await joinPhone(tx, parts, { own, phone, proved })
    await saveClaims(tx, { accountId, ...proved, claimedAt: parts.world.now() })
    if (isPerson) await requireOnePerson(tx, parts, accountId, numberOf(parts, own))
    const owned = isPerson ? phone : session.phone
    return beginSession(tx, parts, { accountId, phone: owned, before: session })
  })
}

/** The phone becomes the account's, and what the person's account behind the phone held. */
async function joinPhone(
  tx: Tx,
  parts: CitizenParts,
  link: { readonly own: AccountRow; readonly phone: string; readonly proved: Proved },
): Promise<void> {
  const { crypto, world } = parts
  const { own, phone, proved } = link
  const isOther =
    own.phoneLookup !== null && !crypto.lookups(phone, 'phone').includes(own.phoneLookup)
  if (isOther) throw new Refusal('citizens/linked-already')
  const holder = await selectHolder(tx, proved.citizenIds)
  const theirs = holder === undefined ? undefined : await lockAccount(tx, holder.accountId)
  if (theirs !== undefined && theirs.id !== own.id) {
    if (theirs.providerLookup !== null) throw new Refusal('citizens/linked-already')
    await mergeInto(tx, parts, { from: theirs.id, into: own.id })
  }
  await updatePhone(tx, own.id, {
    cipher: crypto.encrypt(phone, accountContext(own.id)),
    lookup: crypto.lookup(phone, 'phone'),
    linkedAt: world.now(),
  })
}

function numberOf({ crypto }: CitizenParts, { id, idNumberCipher }: AccountRow): string | null {
  return idNumberCipher === null
    ? null
    : crypto.decrypt(idNumberCipher, providedContext(id, 'id-number'))
}
