import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { hashReceiptCode, type Tries } from '../matter/index.ts'
import { normaliseName, type OwnContact } from '../people/index.ts'
import {
  type ClaimWay,
  deleteClaims,
  insertAccount,
  saveClaims,
  selectHolder,
  updateProved,
} from './accounts.store.ts'
import { citizenRules, isFresh, type PersonProof } from './citizens.rules.ts'
import type { CitizenParts } from './parts.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'

/** What a proof opens, and by which way. */
export interface Proved {
  readonly citizenIds: readonly string[]
  readonly way: ClaimWay
}

/**
 * Says which person behind a shared phone this is. A phone alone opens nothing: a family of four
 * has one, and the operator may have given it to a stranger. A receipt code, or the name with the
 * end of the identity number, opens what belongs to that one person.
 *
 * @throws Refusal `citizens/proof-wrong` with the tries that are left, `citizens/proof-paused`
 */
export async function provePerson(
  parts: CitizenParts,
  tries: Tries,
  session: CitizenSession,
  proof: PersonProof,
): Promise<BegunCitizenSession> {
  const { regionCode, phone } = session
  const proved = await tryProof(parts, tries, session, proof)
  return parts.db.transaction(regionCode, async (tx) => {
    const accountId = await openAccount(tx, parts, phone, proved)
    return beginSession(tx, parts, { accountId, phone, before: session })
  })
}

/**
 * Adds something to the account of a session: a second receipt of the same person. What another
 * account of the phone held moves, alone: a slip of paper opens what stands on it and no more.
 *
 * @throws Refusal as {@link provePerson}
 */
export async function claimMore(
  parts: CitizenParts,
  tries: Tries,
  session: CitizenSession & { readonly accountId: string },
  proof: PersonProof,
): Promise<void> {
  const { regionCode, accountId } = session
  const proved = await tryProof(parts, tries, session, proof)
  const claimedAt = parts.world.now()
  await parts.db.transaction(regionCode, (tx) =>
    saveClaims(tx, { accountId, ...proved, claimedAt }),
  )
}

/** A try is counted before it is looked at; a wrong answer never says which half was wrong. */
export async function tryProof(
  parts: CitizenParts,
  tries: Tries,
  { regionCode, phone }: Pick<CitizenSession, 'regionCode' | 'phone'>,
  proof: PersonProof,
): Promise<Proved> {
  const subject = `${regionCode} ${parts.crypto.lookup(phone ?? '', 'phone')}`
  const until = tries.begin(subject)
  if (until !== undefined) {
    throw new Refusal('citizens/proof-paused', { until: formatInstant(until) })
  }
  const found = phone === null ? undefined : await find(parts, regionCode, { phone, proof })
  if (found === undefined) {
    const tried = tries.wrong(subject)
    if (tried.state === 'wrong') {
      throw new Refusal('citizens/proof-wrong', { triesLeft: tried.triesLeft })
    }
    throw new Refusal('citizens/proof-paused', { until: formatInstant(tried.until) })
  }
  tries.right(subject)
  return found
}

async function find(
  parts: CitizenParts,
  regionCode: string,
  { phone, proof }: { readonly phone: string; readonly proof: PersonProof },
): Promise<Proved | undefined> {
  const { db, people, secrets, receiptHolders } = parts
  const citizenIds = await people.findByPhone(db, regionCode, phone)
  if (citizenIds.length === 0) return undefined
  const known = await people.own(db, regionCode, citizenIds)
  if (!('receiptCode' in proof)) {
    const ids = known.filter((one) => isPerson(one, proof)).map((one) => one.citizenId)
    return ids.length === 0 ? undefined : { citizenIds: ids, way: 'name_and_number' }
  }
  const receiptHash = hashReceiptCode(secrets.current('receipt').key, proof.receiptCode)
  for (const holderOf of receiptHolders) {
    const holder = await holderOf(db, { regionCode, citizenIds, receiptHash })
    if (holder !== undefined) return { citizenIds: [holder], way: 'receipt_code' }
  }
  return undefined
}

function isPerson(
  known: OwnContact,
  proof: { readonly name: string; readonly numberTail: string },
): boolean {
  return (
    known.name !== null &&
    known.idNumber !== null &&
    normaliseName(known.name) === normaliseName(proof.name) &&
    /^[0-9]{3}[0-9X]$/.test(proof.numberTail) &&
    known.idNumber.endsWith(proof.numberTail)
  )
}

/** Binds the cipher of a phone to its account. */
export const accountContext = (accountId: string) => `citizen-account ${accountId}`

/** The account that holds what was proved, else a new one; what it proved too long ago is forgotten. */
export async function openAccount(
  tx: Tx,
  parts: CitizenParts,
  phone: string | null,
  proved: Proved,
): Promise<string> {
  const { world, crypto, rulebook } = parts
  const now = world.now()
  const { value } = rulebook.inForce(tx.regionCode, citizenRules, localDayOf(now))
  const holder = await selectHolder(tx, proved.citizenIds)
  const accountId = holder?.accountId ?? world.newId()
  if (holder === undefined) {
    await insertAccount(tx, {
      id: accountId,
      kind: 'person',
      phoneCipher: phone === null ? null : crypto.encrypt(phone, accountContext(accountId)),
      phoneLookup: phone === null ? null : crypto.lookup(phone, 'phone'),
      phoneLinkedAt: phone === null ? null : now,
      providerLookup: null,
      providerLinkedAt: null,
      nameCipher: null,
      idNumberCipher: null,
      idLookup: null,
      createdAt: now,
      provedAt: now,
    })
  } else {
    if (!isFresh(holder.provedAt, now, value)) await deleteClaims(tx, accountId)
    await updateProved(tx, accountId, now)
  }
  await saveClaims(tx, { accountId, ...proved, claimedAt: now })
  return accountId
}
