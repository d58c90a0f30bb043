import type { PhoneCodePurpose } from '@huiyin/contract/people'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { openTries } from '../matter/index.ts'
import { forgetAccount, selectClaimed } from './accounts.store.ts'
import { adoptPerson } from './adopt-person.ts'
import { changePhone, everythingOf, movePhone } from './change-phone.ts'
import type { PersonProof } from './citizens.rules.ts'
import { linkPhone } from './link-phone.ts'
import { type AccountLinks, showLinks, undoLink } from './links.ts'
import type { CitizenParts } from './parts.ts'
import { claimMore, provePerson, tryProof } from './prove-person.ts'
import type { CitizenProvider, SignInAs } from './provider.rules.ts'
import { endSession } from './sessions.store.ts'
import {
  type BegunCitizenSession,
  beginSession,
  type CitizenSession,
  findSession,
} from './sessions.ts'
import {
  checkPhoneCode,
  type ProvedPhone,
  sendPhoneCode,
  signInByPhone,
} from './sign-in-by-phone.ts'
import { beginAtProvider, findProvider, finishAtProvider } from './sign-in-by-provider.ts'
import { sweepAccounts } from './sweep-accounts.ts'

export type { PersonProof } from './citizens.rules.ts'
export { citizenRules } from './citizens.rules.ts'
export type { AccountLinks } from './links.ts'
export { citizenProviderRule, type SignInAs } from './provider.rules.ts'
export type { BegunCitizenSession, CitizenSession } from './sessions.ts'

/** A session whose person is known. */
export type PersonSession = CitizenSession & { readonly accountId: string }

/** 个人账户: persons who sign in to see what is theirs, and nothing of anybody else. */
export interface Citizens {
  /** See {@link sendPhoneCode}. */
  sendCode(asked: {
    readonly regionCode: string
    readonly phone: string
    readonly purpose: PhoneCodePurpose
    readonly address: string
  }): Promise<{ readonly challenge: string; readonly expiresAt: Date }>
  checkCode(given: {
    readonly challenge: string
    readonly purpose: PhoneCodePurpose
    readonly code: string
  }): Promise<ProvedPhone>
  signInByPhone(given: {
    readonly challenge: string
    readonly code: string
  }): Promise<BegunCitizenSession>
  /** Begins a session for a phone that a trusted app of the region has proved, as by a code. */
  enterByPhone(tx: Tx, phone: string): Promise<BegunCitizenSession>
  /** What the sign-in page offers beside the phone; `undefined` where there is no provider. */
  provider(regionCode: string): CitizenProvider | undefined
  /** See {@link beginAtProvider}. */
  beginAtProvider(asked: {
    readonly regionCode: string
    readonly redirectUri: string
    readonly as: SignInAs
    readonly linkFor: string | null
  }): Promise<{ readonly url: string; readonly errand: string }>
  /** See {@link finishAtProvider}. */
  finishAtProvider(answer: {
    readonly sealed: string
    readonly query: string
    readonly session: CitizenSession | undefined
  }): Promise<{ readonly begun: BegunCitizenSession; readonly isLinked: boolean }>
  /** See {@link showLinks}. */
  links(session: PersonSession): Promise<AccountLinks>
  /** See {@link linkPhone}. */
  linkPhone(
    session: PersonSession,
    given: { readonly challenge: string; readonly code: string; readonly proof: PersonProof },
  ): Promise<BegunCitizenSession>
  /** See {@link undoLink}. */
  undoLink(session: PersonSession, which: 'phone' | 'provider'): Promise<BegunCitizenSession>
  /** See {@link provePerson}. */
  prove(session: CitizenSession, proof: PersonProof): Promise<BegunCitizenSession>
  /** See {@link claimMore}. */
  claim(session: PersonSession, proof: PersonProof): Promise<void>
  /** See {@link adoptPerson}. */
  adopt(
    session: CitizenSession,
    citizenIds: readonly string[],
  ): Promise<BegunCitizenSession | undefined>
  find(token: string): Promise<CitizenSession | undefined>
  signOut(session: CitizenSession): Promise<void>
  /** Whose contact data the account has proved to be its own, newest first, at most 200. */
  claimed(q: Queryable, session: PersonSession): Promise<readonly string[]>
  /** Ends the account with its sessions: nothing is known any more that it could show. */
  forget(tx: Tx, accountId: string): Promise<void>
  /** Another phone of the same person, proved before; the session is begun anew. */
  changePhone(tx: Tx, session: PersonSession, phone: string): Promise<BegunCitizenSession>
  /** Whose a phone and a proof are, as at sign-in. @throws Refusal as {@link provePerson} */
  whoIs(asked: {
    readonly regionCode: string
    readonly phone: string
    readonly proof: PersonProof
  }): Promise<readonly string[]>
  /** What one person holds beside this: the account that proved it, and all it proved. */
  everythingOf(
    regionCode: string,
    citizenIds: readonly string[],
  ): Promise<{ readonly accountId: string | null; readonly citizenIds: readonly string[] }>
  /** A new phone for the account that holds these, if there is one; every session of it ends. */
  movePhone(tx: Tx, citizenIds: readonly string[], phone: string): Promise<void>
  spendCode(tx: Tx, codeId: string): Promise<void>
  /** Forgets sessions that ended, and accounts that proved nothing for too long; run daily. */
  sweep(regionCode: string): Promise<void>
}

export function openCitizens(parts: CitizenParts): Citizens {
  const tries = openTries(parts.world)
  return {
    sendCode: (asked) => sendPhoneCode(parts, asked),
    checkCode: (given) => checkPhoneCode(parts, given),
    signInByPhone: (given) => signInByPhone(parts, given),
    enterByPhone: (tx, phone) =>
      beginSession(tx, parts, { accountId: null, phone, before: undefined }),
    provider: (regionCode) => findProvider(parts, regionCode),
    beginAtProvider: (asked) => beginAtProvider(parts, asked),
    finishAtProvider: (answer) => finishAtProvider(parts, answer),
    links: (session) => showLinks(parts, session),
    linkPhone: (session, given) => linkPhone(parts, tries, session, given),
    undoLink: (session, which) => undoLink(parts, session, which),
    prove: (session, proof) => provePerson(parts, tries, session, proof),
    claim: (session, proof) => claimMore(parts, tries, session, proof),
    adopt: (session, citizenIds) => adoptPerson(parts, session, citizenIds),
    find: (token) => findSession(parts, token),
    signOut: ({ regionCode, tokenHash }) =>
      endSession(parts.db, { regionCode, tokenHash, now: parts.world.now() }),
    claimed: (q, { regionCode, accountId }) => selectClaimed(q, regionCode, accountId),
    forget: forgetAccount,
    changePhone: (tx, session, phone) => changePhone(tx, parts, session, phone),
    whoIs: async ({ proof, ...asked }) => (await tryProof(parts, tries, asked, proof)).citizenIds,
    everythingOf: (regionCode, citizenIds) => everythingOf(parts, regionCode, citizenIds),
    movePhone: (tx, citizenIds, phone) => movePhone(tx, parts, citizenIds, phone),
    spendCode: (tx, codeId) => parts.people.phoneCodes.spend(tx, codeId),
    sweep: (regionCode) => sweepAccounts(parts, regionCode),
  }
}
