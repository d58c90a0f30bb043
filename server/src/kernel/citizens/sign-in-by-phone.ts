import type { PhoneCodePurpose } from '@huiyin/contract/people'
import { Refusal } from '../../platform/http/refusal.ts'
import { normalisePhone } from '../people/index.ts'
import type { CitizenParts } from './parts.ts'
import { type BegunCitizenSession, beginSession } from './sessions.ts'

/** What the form of the code carries, sealed: nothing is kept on the server in between. */
interface Challenge {
  readonly regionCode: string
  readonly phone: string
  readonly purpose: PhoneCodePurpose
}

const challengeContext = 'citizen phone challenge'

/**
 * Sends a code to a phone, to sign in or to prove a new number.
 *
 * @returns a sealed challenge for {@link openChallenge}
 * @throws Refusal of `phoneCodes.send`
 */
export async function sendPhoneCode(
  parts: CitizenParts,
  asked: Challenge & { readonly address: string },
): Promise<{ readonly challenge: string; readonly expiresAt: Date }> {
  const { regionCode, purpose } = asked
  const phone = normalisePhone(asked.phone)
  const { expiresAt } = await parts.people.phoneCodes.send({ ...asked, phone })
  const sealed: Challenge = { regionCode, phone, purpose }
  return { challenge: parts.crypto.encrypt(JSON.stringify(sealed), challengeContext), expiresAt }
}

/** A phone that is in the hand of who asks, until the code is spent. */
export interface ProvedPhone {
  readonly regionCode: string
  readonly phone: string
  readonly codeId: string
}

/**
 * Checks the code that was sent for a challenge.
 *
 * @throws Refusal `people/code-wrong`, `people/code-expired`; the latter for a challenge of others
 */
export async function checkPhoneCode(
  parts: CitizenParts,
  given: { readonly challenge: string; readonly purpose: PhoneCodePurpose; readonly code: string },
): Promise<ProvedPhone> {
  const challenge = openChallenge(parts, given.challenge)
  if (challenge?.purpose !== given.purpose) throw new Refusal('people/code-expired')
  const { codeId } = await parts.people.phoneCodes.confirm({ ...challenge, code: given.code })
  return { regionCode: challenge.regionCode, phone: challenge.phone, codeId }
}

/** Begins a session in which the phone alone is proved: it shows nothing of anybody yet. */
export async function signInByPhone(
  parts: CitizenParts,
  given: { readonly challenge: string; readonly code: string },
): Promise<BegunCitizenSession> {
  const { regionCode, phone, codeId } = await checkPhoneCode(parts, {
    ...given,
    purpose: 'sign_in',
  })
  return parts.db.transaction(regionCode, async (tx) => {
    await parts.people.phoneCodes.spend(tx, codeId)
    return beginSession(tx, parts, { accountId: null, phone, before: undefined })
  })
}

function openChallenge({ crypto }: CitizenParts, sealed: string): Challenge | undefined {
  try {
    return JSON.parse(crypto.decrypt(sealed, challengeContext)) as Challenge
  } catch {
    // Whatever does not open was not sealed here, or was changed on the way.
    return undefined
  }
}
