import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { Oidc } from '../../platform/oidc/index.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { People } from '../people/index.ts'
import type { Rulebook } from '../rulebook/index.ts'

/**
 * Whose receipt code this is among people already found by their phone: of a matter, of a review.
 * Every module that gives receipt codes brings one.
 */
export type ReceiptHolder = (
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly citizenIds: readonly string[]
    readonly receiptHash: Buffer
  },
) => Promise<string | undefined>

/** Told when two accounts turn out to be one person's: what hangs on the first is the second's. */
export type AccountHeir = (
  tx: Tx,
  accounts: { readonly from: string; readonly into: string },
) => Promise<void>

/** What accounts of citizens are made with. */
export interface CitizenParts {
  readonly db: Db
  readonly world: World
  readonly secrets: Secrets
  readonly crypto: CryptoProvider
  readonly people: People
  readonly rulebook: Rulebook
  readonly receiptHolders: readonly ReceiptHolder[]
  readonly accountHeirs: readonly AccountHeir[]
  /** The way to identity providers; none unless the configuration names our secret there. */
  readonly oidc?: Oidc | undefined
}
