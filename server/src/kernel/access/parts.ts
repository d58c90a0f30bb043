import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Org } from '../org/index.ts'
import type { Passwords } from './passwords.ts'
import type { ProviderParts } from './provider-sign-in.ts'

/** What the use cases of access work with. */
export interface AccessParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  /** Seals the secrets of authenticators. */
  readonly crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>
  readonly passwords: Passwords
  /** Sign-in through the identity providers of regions; not where nobody signs in. */
  readonly provider?: ProviderParts
}

/** What the secret of an authenticator is sealed for; it opens for nobody else. */
export function factorContext(key: { regionCode: string; staffId: string }): string {
  return `${key.regionCode}|${key.staffId}|second-factor`
}
