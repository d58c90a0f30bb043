import type { Clock } from '../../kernel/clock/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Cursors } from '../../platform/http/cursor.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Reviews } from '../reviews/index.ts'
import type { Province } from './province.ts'

/** What the exchange is made with. */
export interface ExchangeParts {
  readonly db: Db
  readonly world: World
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly ledger: Ledger
  readonly matters: Matters
  readonly org: Org
  readonly people: People
  readonly rulebook: Rulebook
  readonly catalog: Catalog
  readonly reviews: Reviews
  readonly cursors: Cursors
  readonly province: Province | undefined
}
