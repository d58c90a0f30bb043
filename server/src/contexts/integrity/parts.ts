import type { Clock } from '../../kernel/clock/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

/** What signals are looked for with. */
export interface IntegrityParts {
  readonly db: Db
  readonly world: World
  readonly clock: Clock
  readonly org: Org
  readonly rulebook: Rulebook
  readonly matters: Matters
}
