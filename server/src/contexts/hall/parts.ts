import type { ServiceEnd } from '@huiyin/contract/reviews'
import type { Clock } from '../../kernel/clock/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Notices } from '../../kernel/notices/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from '../catalog/index.ts'

/** A service of the hall that ended, and whom it was given to. */
export interface EndedService {
  readonly end: ServiceEnd
  readonly reportedBy: string
  readonly citizenId: string | null
}

/** What the hall is made of. `endServices` has the person asked how it was. */
export interface HallParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly ledger: Ledger
  readonly people: People
  readonly catalog: Catalog
  readonly rulebook: Rulebook
  readonly matters: Matters
  readonly notices: Notices
  readonly crypto: CryptoProvider
  readonly secrets: Secrets
  readonly publicUrl: string
  readonly endServices: (tx: Tx, ended: readonly EndedService[]) => Promise<void>
}
