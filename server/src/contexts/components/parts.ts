import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

export interface ComponentParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly ledger: Ledger
}
