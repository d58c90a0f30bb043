import type { RuleName } from '../rulebook/index.ts'

/** A region's identity provider for staff, and what still holds beside it. */
export interface IdentityProvider {
  readonly isOn: boolean
  /** What the button on the sign-in page says. */
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** The claim that holds the staff code; empty when accounts are linked by their holders alone. */
  readonly staffCodeClaim: string
  /** Values of `acr` the region accepts as a second factor. */
  readonly acceptedAcr: readonly string[]
  /** Who may still sign in by password; administrators always may, as a way in when all else fails. */
  readonly passwords: 'everybody' | 'administrators'
}

export const identityProviderRule: RuleName<IdentityProvider> = {
  name: 'access/identity-provider',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      isOn: false,
      label: '统一身份认证',
      issuer: '',
      clientId: '',
      staffCodeClaim: '',
      acceptedAcr: [],
      passwords: 'everybody',
    },
  },
}

/** Whether the provider states a second factor the region accepts. */
export function provesSecondFactor(
  claims: Readonly<Record<string, unknown>>,
  provider: IdentityProvider,
): boolean {
  return typeof claims.acr === 'string' && provider.acceptedAcr.includes(claims.acr)
}

/**
 * The staff code the provider states, where the region has named the claim. Never an e-mail address
 * or a phone: both are given to others.
 */
export function statedStaffCode(
  claims: Readonly<Record<string, unknown>>,
  { staffCodeClaim }: IdentityProvider,
): string | undefined {
  if (staffCodeClaim === '' || notIdentifying.has(staffCodeClaim)) return undefined
  const code = claims[staffCodeClaim]
  return typeof code === 'string' && code !== '' ? code : undefined
}

const notIdentifying = new Set(['email', 'phone_number', 'name', 'nickname', 'preferred_username'])
