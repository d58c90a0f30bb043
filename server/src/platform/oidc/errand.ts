import type { CryptoProvider } from '../crypto/index.ts'
import type { World } from '../world.ts'
import type { OidcChecks } from './oidc.ts'

/** What every errand carries to the provider and back. */
export interface OidcErrand {
  readonly regionCode: string
  readonly checks: OidcChecks
  readonly redirectUri: string
}

/** What the browser carries to a provider and back, sealed: nothing is kept on the server meanwhile. */
export interface Errands<Errand extends OidcErrand> {
  seal(errand: Errand): string
  /** `undefined` for what was not sealed here, was changed on the way, or took too long */
  open(sealed: string): Errand | undefined
}

/** Time to sign in at the provider. */
export const errandSeconds = 600

/** @param context - keeps the errands of one door from being used at another */
export function openErrands<Errand extends OidcErrand>(
  parts: { readonly crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>; readonly world: World },
  context: string,
): Errands<Errand> {
  const { crypto, world } = parts
  return {
    seal(errand) {
      const until = world.now().getTime() + errandSeconds * 1_000
      const sealed = crypto.encrypt(JSON.stringify({ ...errand, until }), context)
      return Buffer.from(sealed).toString('base64url')
    },
    open(sealed) {
      try {
        const text = crypto.decrypt(Buffer.from(sealed, 'base64url').toString(), context)
        const errand = JSON.parse(text) as Errand & { readonly until: number }
        return errand.until > world.now().getTime() ? errand : undefined
      } catch {
        // Whatever does not open was not sealed here, or was changed on the way.
        return undefined
      }
    },
  }
}
