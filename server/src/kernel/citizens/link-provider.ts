import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { normaliseName } from '../people/index.ts'
import { type AccountRow, forgetAccount, selectClaimed } from './accounts.store.ts'
import {
  lockAccount,
  lockByProvider,
  moveClaims,
  type Provided,
  saveFreeClaims,
  updateProvider,
} from './links.store.ts'
import type { CitizenParts } from './parts.ts'
import type { ProvidedIdentity } from './provider.rules.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'

type Person = CitizenSession & { readonly accountId: string }

/**
 * Links who the provider knows to the account of who is signed in by phone. Both were proved in one
 * sitting; an equal phone alone never links anybody, because families share one.
 *
 * @throws Refusal `citizens/linked-already`, `citizens/other-person`
 */
export async function linkProvider(
  tx: Tx,
  parts: CitizenParts,
  session: Person,
  identity: ProvidedIdentity,
): Promise<BegunCitizenSession> {
  const { crypto } = parts
  const { accountId, phone } = session
  const own = await lockAccount(tx, accountId)
  if (own?.kind !== 'person' || identity.kind !== 'person') {
    throw new Refusal('citizens/provider-refused')
  }
  const lookups = crypto.lookups(identity.key, 'provider-person')
  const isOther = own.providerLookup !== null && !lookups.includes(own.providerLookup)
  if (isOther) throw new Refusal('citizens/linked-already')
  await requireOnePerson(tx, parts, accountId, identity.number)
  const theirs = await lockByProvider(tx, lookups)
  if (theirs !== undefined && theirs.id !== accountId) {
    if (theirs.phoneLookup !== null) throw new Refusal('citizens/linked-already')
    await mergeInto(tx, parts, { from: theirs.id, into: accountId })
  }
  await updateProvider(tx, accountId, sealProvided(parts, accountId, identity))
  await claimByNumber(tx, parts, accountId, identity)
  return beginSession(tx, parts, { accountId, phone, before: session })
}

/**
 * One account cannot hold what was registered under two identity numbers: mother and daughter share
 * the phone and even each other's receipts, and are two people.
 *
 * @throws Refusal `citizens/other-person`
 */
export async function requireOnePerson(
  tx: Tx,
  { people }: CitizenParts,
  accountId: string,
  number: string | null,
): Promise<void> {
  if (number === null) return
  const claimed = await selectClaimed(tx, tx.regionCode, accountId)
  const known = await people.own(tx, tx.regionCode, claimed)
  if (known.some((one) => one.idNumber !== null && one.idNumber !== number)) {
    throw new Refusal('citizens/other-person')
  }
}

/** What one account held becomes the other's, requests too; whoever sat there signs in again. */
export async function mergeInto(
  tx: Tx,
  { accountHeirs }: CitizenParts,
  accounts: { readonly from: string; readonly into: string },
): Promise<void> {
  await moveClaims(tx, accounts.from, accounts.into)
  for (const inherit of accountHeirs) await inherit(tx, accounts)
  await forgetAccount(tx, accounts.from)
}

/** What was registered under the very number and name the provider states, if nobody holds it. */
export async function claimByNumber(
  tx: Tx,
  { people, world }: CitizenParts,
  accountId: string,
  { number, name, kind }: ProvidedIdentity,
): Promise<void> {
  if (number === null) return
  const found = await people.findByIdNumber(tx, tx.regionCode, number)
  const known = await people.own(tx, tx.regionCode, found)
  const isTheirs = (registered: string | null) =>
    registered === null || name === null || normaliseName(registered) === name
  const citizenIds = known
    .filter((one) => one.kind === kind && (kind === 'enterprise' || isTheirs(one.name)))
    .map((one) => one.citizenId)
  await saveFreeClaims(tx, { accountId, citizenIds, claimedAt: world.now() })
}

/** Binds a cipher of the provider's words to their account. */
export const providedContext = (accountId: string, field: 'name' | 'id-number') =>
  `citizen-account ${accountId} ${field}`

/** What the provider says, as the account keeps it. */
export function sealProvided(
  { crypto, world }: CitizenParts,
  accountId: string,
  { kind, key, name, number }: ProvidedIdentity,
): Provided & Pick<AccountRow, 'idLookup'> {
  const seal = (plain: string | null, field: 'name' | 'id-number') =>
    plain === null ? null : crypto.encrypt(plain, providedContext(accountId, field))
  return {
    providerLookup: crypto.lookup(key, `provider-${kind}`),
    providerLinkedAt: world.now(),
    nameCipher: seal(name, 'name'),
    idNumberCipher: seal(number, 'id-number'),
    idLookup: number === null ? null : crypto.lookup(number, 'id-number'),
  }
}
