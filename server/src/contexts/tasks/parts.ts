import type { Clock } from '../../kernel/clock/index.ts'
import type { Evidence } from '../../kernel/evidence/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Files } from '../../platform/files/index.ts'
import type { Cursors } from '../../platform/http/cursor.ts'
import type { World } from '../../platform/world.ts'

/** What task ledgers are made with. */
export interface TaskParts {
  readonly db: Db
  readonly world: World
  readonly clock: Clock
  readonly org: Org
  readonly rulebook: Rulebook
  readonly evidence: Evidence
  readonly files: Files
  readonly matters: Matters
  readonly cursors: Cursors
}
