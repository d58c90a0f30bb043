import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from './catalog.ts'

/** What the use cases of the catalogue stand on. */
export interface CatalogParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly ledger: Ledger
  readonly rulebook: Rulebook
  readonly catalog: Catalog
}
