import type { Clock } from '../../kernel/clock/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { openCityCases } from '../city-cases/index.ts'
import type { HotlineParts } from '../hotline/index.ts'

/** What matters of former systems are taken over with. */
export interface PastMatterParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly matters: Matters
  readonly cityCases: ReturnType<typeof openCityCases>
  readonly hotline: HotlineParts
}
