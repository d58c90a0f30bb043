import type { Clock } from '../../kernel/clock/index.ts'
import type { Evidence } from '../../kernel/evidence/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Registers } from './automatic/registers.ts'
import type { EndedService } from './end-service.ts'

/** What applications are made of. `endServices` has the person asked, once what they came for has ended. */
export interface ApplicationParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly ledger: Ledger
  readonly people: People
  readonly evidence: Evidence
  readonly rulebook: Rulebook
  readonly matters: Matters
  readonly secrets: Secrets
  readonly catalog: Catalog
  /** 登记库 that tables ask. */
  readonly registers: Registers
  readonly endServices: (tx: Tx, ended: readonly EndedService[]) => Promise<void>
}
