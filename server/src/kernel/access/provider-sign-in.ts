import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import { type Oidc, type OidcErrand, OidcFault, openErrands } from '../../platform/oidc/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Account, findAccount, findSecondFactor } from './accounts.store.ts'
import type { AccessParts } from './parts.ts'
import {
  type IdentityProvider,
  identityProviderRule,
  provesSecondFactor,
  statedStaffCode,
} from './provider.rules.ts'
import { logSecurity } from './security-log.ts'
import { firstSetting } from './settings.rules.ts'
import { findSetting } from './settings.store.ts'
import { type BegunSession, beginSession } from './sign-in.ts'
import {
  findLinkedStaff,
  findStaffByCode,
  insertLink,
  type NewLink,
} from './staff-identity.store.ts'

/** What sign-in through a provider needs beside the parts of access. */
export interface ProviderParts {
  readonly oidc: Oidc
  readonly rulebook: Pick<Rulebook, 'inForce'>
}

type Parts = AccessParts & { readonly provider: ProviderParts }

/** What the browser carries to the provider and back, sealed. */
interface Errand extends OidcErrand {
  /** Who links the account they are signed in with; `null` when somebody signs in. */
  readonly linkFor: string | null
}

const errandsOf = (parts: Parts) => openErrands<Errand>(parts, 'identity provider errand')

/** The provider in force; @throws Refusal `access/no-provider` where the region has none */
export function providerOf(parts: Parts, regionCode: string): IdentityProvider {
  const today = localDayOf(parts.world.now())
  const { value } = parts.provider.rulebook.inForce(regionCode, identityProviderRule, today)
  if (!value.isOn) throw new Refusal('access/no-provider')
  return value
}

/** Sends somebody to the provider. @throws Refusal `access/no-provider`, `access/provider-silent` */
export async function beginAtProvider(
  parts: Parts,
  asked: {
    readonly regionCode: string
    readonly redirectUri: string
    readonly linkFor: string | null
  },
): Promise<{ readonly url: string; readonly errand: string }> {
  const provider = providerOf(parts, asked.regionCode)
  const { redirectUri } = asked
  const { oidc } = parts.provider
  const begun = await oidc
    .begin(provider, { redirectUri, acrValues: provider.acceptedAcr })
    .catch(silent)
  return { url: begun.url, errand: errandsOf(parts).seal({ ...asked, checks: begun.checks }) }
}

function silent(error: unknown): never {
  if (error instanceof OidcFault) throw new Refusal('access/provider-silent')
  throw error
}

/**
 * Takes the answer of the provider: signs the person in, or links the account of who is signed in.
 *
 * The first sign-in links only to the account whose staff code the provider states in the claim the
 * region has named, or by its holder from inside. Never by e-mail or phone, which change hands.
 *
 * @throws Refusal `access/provider-refused`, `access/identity-not-linked`,
 *   `access/second-factor-by-password`
 */
export async function finishAtProvider(
  parts: Parts,
  answer: {
    readonly sealed: string
    readonly query: string
    readonly address: string
    /** Who is signed in now; linking is theirs alone. */
    readonly staffId: string | undefined
  },
): Promise<BegunSession | 'linked'> {
  const errand = errandsOf(parts).open(answer.sealed)
  if (errand === undefined) throw new Refusal('access/provider-refused')
  const { regionCode } = errand
  const provider = providerOf(parts, regionCode)
  const url = new URL(`${errand.redirectUri}?${answer.query}`)
  const claims = await parts.provider.oidc
    .finish(provider, { url, checks: errand.checks })
    .catch(async (error) => {
      if (!(error instanceof OidcFault)) throw error
      await logRefusal(parts, { regionCode, address: answer.address, because: error.message })
      throw new Refusal('access/provider-refused')
    })
  const subject = { issuer: provider.issuer, subject: claims.sub }
  return parts.db.transaction(regionCode, async (tx) => {
    if (errand.linkFor !== null) {
      if (errand.linkFor !== answer.staffId) throw new Refusal('access/provider-refused')
      await link(tx, parts, { ...subject, staffId: errand.linkFor, linkedBy: 'holder' }, answer)
      return 'linked'
    }
    const staffId = await linkedStaff(tx, parts, { provider, claims, ...answer })
    const account = await findAccount(tx, { regionCode, staffId })
    if (account === undefined || account.closedAt !== null || account.staffState !== 'active') {
      throw new Refusal('access/identity-not-linked')
    }
    await requireSecondFactor(tx, parts, account, provesSecondFactor(claims, provider))
    // The password was not used: neither its age nor a one-time one matters here.
    const present = { ...account, mustChange: false, changedAt: parts.world.now() }
    const { address } = answer
    return beginSession(parts, tx, { account: present, hasSecondFactor: true, address })
  })
}

async function linkedStaff(
  tx: Tx,
  parts: Parts,
  given: {
    readonly provider: IdentityProvider
    readonly claims: Readonly<Record<string, unknown>> & { readonly sub: string }
    readonly address: string
  },
): Promise<string> {
  const { provider, claims } = given
  const subject = { issuer: provider.issuer, subject: claims.sub }
  const linked = await findLinkedStaff(tx, tx.regionCode, subject)
  if (linked !== undefined) return linked
  const staffCode = statedStaffCode(claims, provider)
  const staffId = staffCode && (await findStaffByCode(tx, tx.regionCode, staffCode))
  if (!staffId) throw new Refusal('access/identity-not-linked')
  await link(tx, parts, { ...subject, staffId, linkedBy: 'staff_code' }, given)
  return staffId
}

async function link(
  tx: Tx,
  { world }: Parts,
  linked: NewLink,
  { address }: { readonly address: string },
): Promise<void> {
  const isNew = await insertLink(tx, { ...linked, linkedAt: world.now() })
  if (!isNew) throw new Refusal('access/identity-linked-already')
  await logSecurity(tx, world, {
    regionCode: tx.regionCode,
    actor: `staff:${linked.staffId}`,
    what: 'identity-linked',
    isSuccess: true,
    address,
    details: { issuer: linked.issuer, linkedBy: linked.linkedBy },
  })
}

/** The rule of the second factor holds, unless the provider states one the region accepts. */
async function requireSecondFactor(
  tx: Tx,
  { world, org }: Parts,
  account: Account,
  isProved: boolean,
): Promise<void> {
  if (isProved) return
  const { regionCode, staffId } = account
  const now = world.now()
  const setting = (await findSetting(tx, { regionCode, now })) ?? firstSetting
  const posts = await org.postsOf(tx, regionCode, staffId, localDayOf(now))
  const isNeeded = posts.some((post) => setting.secondFactorRoles.includes(post.role))
  const factor = await findSecondFactor(tx, account)
  if (isNeeded || factor?.confirmedAt != null) {
    throw new Refusal('access/second-factor-by-password')
  }
}

function logRefusal(
  { db, world }: Parts,
  refused: { readonly regionCode: string; readonly address: string; readonly because: string },
): Promise<void> {
  const { regionCode, address, because } = refused
  return logSecurity(db, world, {
    regionCode,
    actor: 'provider',
    what: 'sign-in',
    isSuccess: false,
    address,
    details: { because },
  })
}
