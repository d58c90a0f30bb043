import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { TaskParts } from '../tasks/index.ts'

/** What clusters are found and decided with. */
export interface ClusterParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly rulebook: Rulebook
  readonly ledger: Pick<Ledger, 'append'>
  readonly matters: Pick<Matters, 'find' | 'link'>
  readonly tasks: TaskParts
}
