import { isCreditCode } from '@huiyin/contract/credit-code'
import { isIdNumber, normaliseName } from '../people/index.ts'
import type { RuleName } from '../rulebook/index.ts'

/** A region's identity provider for citizens and enterprises, and where it says what. */
export interface CitizenProvider {
  readonly isOn: boolean
  /** What the buttons of the sign-in page call it. */
  readonly label: string
  readonly labelEn: string
  readonly issuer: string
  readonly clientId: string
  /** The claim with the name of who sits there: the person, or the agent of an enterprise. */
  readonly nameClaim: string
  /** The claim with the identity number; empty where the provider does not tell it. */
  readonly numberClaim: string
  readonly enterpriseNameClaim: string
  /** The claim with the unified social credit code; empty where enterprises do not sign in so. */
  readonly creditCodeClaim: string
  /** Values of `acr` that prove somebody well enough; any, when the list is empty. */
  readonly acceptedAcr: readonly string[]
}

export const citizenProviderRule: RuleName<CitizenProvider> = {
  name: 'people/identity-provider',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      isOn: false,
      label: '统一身份认证',
      labelEn: 'the identity provider',
      issuer: '',
      clientId: '',
      nameClaim: 'name',
      numberClaim: '',
      enterpriseNameClaim: '',
      creditCodeClaim: '',
      acceptedAcr: [],
    },
  },
}

/** As whom somebody signs in. */
export type SignInAs = 'person' | 'enterprise'

/** Who the provider says this is. */
export interface ProvidedIdentity {
  readonly kind: SignInAs
  /** What the account is found by: who they are there, or which enterprise. Never phone or e-mail. */
  readonly key: string
  readonly name: string | null
  /** Identity number, or credit code. */
  readonly number: string | null
  /** Who acts for the enterprise. */
  readonly agent: string | null
}

type Read =
  | { readonly ok: true; readonly identity: ProvidedIdentity }
  | { readonly ok: false; readonly reason: 'level' | 'no-enterprise' }

/**
 * Reads who somebody is. An enterprise is its credit code whoever acts for it, and the one who acts
 * is named; a person is the subject, because names and phones are shared and numbers may be untold.
 */
export function readIdentity(
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  provider: CitizenProvider,
  as: SignInAs,
): Read {
  const { acceptedAcr } = provider
  if (acceptedAcr.length > 0 && !acceptedAcr.includes(String(claims.acr))) {
    return { ok: false, reason: 'level' }
  }
  const stated = (claim: string) => {
    const value = claim === '' ? undefined : claims[claim]
    return typeof value === 'string' && value.trim() !== '' ? normaliseName(value) : null
  }
  const name = stated(provider.nameClaim)
  if (as === 'enterprise') return readEnterprise(stated, { name, provider })
  const number = stated(provider.numberClaim)?.toUpperCase() ?? null
  const isNumber = number !== null && isIdNumber(number)
  const key = `${provider.issuer} ${claims.sub}`
  const person = { kind: as, key, name, number: isNumber ? number : null, agent: null }
  return { ok: true, identity: person }
}

function readEnterprise(
  stated: (claim: string) => string | null,
  { name: agent, provider }: { readonly name: string | null; readonly provider: CitizenProvider },
): Read {
  const creditCode = stated(provider.creditCodeClaim)?.toUpperCase() ?? ''
  if (!isCreditCode(creditCode) || agent === null) return { ok: false, reason: 'no-enterprise' }
  const name = stated(provider.enterpriseNameClaim)
  const key = `${provider.issuer} ${creditCode}`
  return { ok: true, identity: { kind: 'enterprise', key, name, number: creditCode, agent } }
}
