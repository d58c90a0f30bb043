import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type OidcErrand, OidcFault, openErrands } from '../../platform/oidc/index.ts'
import { type AccountRow, deleteClaims, insertAccount, updateProved } from './accounts.store.ts'
import { citizenRules, isFresh } from './citizens.rules.ts'
import { claimByNumber, linkProvider, sealProvided } from './link-provider.ts'
import { lockByProvider } from './links.store.ts'
import type { CitizenParts } from './parts.ts'
import { accountContext } from './prove-person.ts'
import {
  type CitizenProvider,
  citizenProviderRule,
  type ProvidedIdentity,
  readIdentity,
  type SignInAs,
} from './provider.rules.ts'
import { type BegunCitizenSession, beginSession, type CitizenSession } from './sessions.ts'

/** What the browser carries to the provider and back, sealed. */
interface Errand extends OidcErrand {
  readonly as: SignInAs
  /** The account that is linked; `null` when somebody signs in. */
  readonly linkFor: string | null
}

const errandsOf = (parts: CitizenParts) => openErrands<Errand>(parts, 'citizen provider errand')

/** The provider a region offers, with the way to it; `undefined` where there is none. */
export function findProvider(parts: CitizenParts, regionCode: string) {
  const today = localDayOf(parts.world.now())
  const { value } = parts.rulebook.inForce(regionCode, citizenProviderRule, today)
  return parts.oidc === undefined || !value.isOn ? undefined : { ...value, oidc: parts.oidc }
}

function getProvider(parts: CitizenParts, regionCode: string) {
  const provider = findProvider(parts, regionCode)
  if (provider === undefined) throw new Refusal('citizens/no-provider')
  return provider
}

/**
 * Sends somebody to the provider, who asks in any case who it is: a terminal in a hall would show
 * the last one's matters to the next.
 *
 * @throws Refusal `citizens/no-provider`, `citizens/provider-silent`
 */
export async function beginAtProvider(
  parts: CitizenParts,
  asked: Omit<Errand, 'checks'>,
): Promise<{ readonly url: string; readonly errand: string }> {
  const provider = getProvider(parts, asked.regionCode)
  if (asked.as === 'enterprise' && provider.creditCodeClaim === '') {
    throw new Refusal('citizens/no-provider')
  }
  const request = { redirectUri: asked.redirectUri, acrValues: provider.acceptedAcr } as const
  const { url, checks } = await provider.oidc
    .begin(provider, { ...request, prompt: 'login' })
    .catch((error) => {
      if (error instanceof OidcFault) throw new Refusal('citizens/provider-silent')
      throw error
    })
  return { url, errand: errandsOf(parts).seal({ ...asked, checks }) }
}

/**
 * Takes the answer of the provider: signs the person in, or links the account of who is signed in.
 *
 * @returns the new session, and whether it was a link
 * @throws Refusal `citizens/provider-refused`, `citizens/provider-level`, `citizens/no-enterprise`,
 *   `citizens/subject-changed`, and those of {@link linkProvider}
 */
export async function finishAtProvider(
  parts: CitizenParts,
  answer: {
    readonly sealed: string
    readonly query: string
    /** Who is signed in now: linking is theirs alone. */
    readonly session: CitizenSession | undefined
  },
): Promise<{ readonly begun: BegunCitizenSession; readonly isLinked: boolean }> {
  const errand = errandsOf(parts).open(answer.sealed)
  if (errand === undefined) throw new Refusal('citizens/provider-refused')
  const { regionCode, linkFor } = errand
  const identity = await identify(parts, errand, answer.query)
  const { session } = answer
  return parts.db.transaction(regionCode, async (tx) => {
    if (linkFor === null) {
      return { begun: await enter(tx, parts, identity, session), isLinked: false }
    }
    if (session?.accountId !== linkFor || session.regionCode !== regionCode) {
      throw new Refusal('citizens/provider-refused')
    }
    const person = { ...session, accountId: linkFor }
    return { begun: await linkProvider(tx, parts, person, identity), isLinked: true }
  })
}

/** Who the answer is about, by the provider's own word. */
async function identify(
  parts: CitizenParts,
  errand: Errand,
  query: string,
): Promise<ProvidedIdentity> {
  const provider = getProvider(parts, errand.regionCode)
  const url = new URL(`${errand.redirectUri}?${query}`)
  const claims = await provider.oidc
    .finishWithProfile(provider, { url, checks: errand.checks })
    .catch((error) => {
      if (error instanceof OidcFault) throw new Refusal('citizens/provider-refused')
      throw error
    })
  const read = readIdentity(claims, provider satisfies CitizenProvider, errand.as)
  if (read.ok) return read.identity
  throw new Refusal(read.reason === 'level' ? 'citizens/provider-level' : 'citizens/no-enterprise')
}

async function enter(
  tx: Tx,
  parts: CitizenParts,
  identity: ProvidedIdentity,
  before: CitizenSession | undefined,
): Promise<BegunCitizenSession> {
  const { world, crypto, rulebook } = parts
  const now = world.now()
  const known = await lockByProvider(tx, crypto.lookups(identity.key, `provider-${identity.kind}`))
  if (known !== undefined) {
    requireSamePerson(parts, known, identity)
    const { value } = rulebook.inForce(tx.regionCode, citizenRules, localDayOf(now))
    // The phone's owner may be another by now; what the number proves comes back below.
    if (!isFresh(known.provedAt, now, value)) await deleteClaims(tx, known.id)
    await updateProved(tx, known.id, now)
  }
  const accountId = known?.id ?? (await openAccount(tx, parts, identity))
  await claimByNumber(tx, parts, accountId, identity)
  const cipher = known?.phoneCipher ?? null
  const phone = cipher === null ? null : crypto.decrypt(cipher, accountContext(accountId))
  const came = { way: 'provider', agent: identity.agent } as const
  return beginSession(tx, parts, { accountId, phone, before, came })
}

/** A subject that brings another identity number was given to somebody else at the provider. */
function requireSamePerson(
  { crypto }: CitizenParts,
  { idLookup }: AccountRow,
  { number }: ProvidedIdentity,
): void {
  if (idLookup === null || number === null) return
  if (!crypto.lookups(number, 'id-number').includes(idLookup)) {
    throw new Refusal('citizens/subject-changed')
  }
}

async function openAccount(
  tx: Tx,
  parts: CitizenParts,
  identity: ProvidedIdentity,
): Promise<string> {
  const now = parts.world.now()
  const id = parts.world.newId()
  await insertAccount(tx, {
    id,
    kind: identity.kind,
    phoneCipher: null,
    phoneLookup: null,
    phoneLinkedAt: null,
    ...sealProvided(parts, id, identity),
    createdAt: now,
    provedAt: now,
  })
  return id
}
