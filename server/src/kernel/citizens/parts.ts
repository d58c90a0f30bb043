import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Queryable } from '../../platform/db/db.ts'
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

/** What accounts of citizens are made with. */
export interface CitizenParts {
  readonly db: Db
  readonly world: World
  readonly secrets: Secrets
  readonly crypto: CryptoProvider
  readonly people: People
  readonly rulebook: Rulebook
  readonly receiptHolders: readonly ReceiptHolder[]
}
