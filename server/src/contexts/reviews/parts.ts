import type { Clock } from '../../kernel/clock/index.ts'
import type { Evidence } from '../../kernel/evidence/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Letters } from '../../kernel/letters/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Notices } from '../../kernel/notices/index.ts'
import type { Numbers } from '../../kernel/numbers/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Snapshots } from '../../kernel/snapshots/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Cursors } from '../../platform/http/cursor.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Upward } from './upward.ts'

/** What reviews are made with. */
export interface ReviewParts {
  readonly db: Db
  readonly world: World
  readonly secrets: Secrets
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly ledger: Ledger
  readonly org: Org
  readonly people: People
  readonly evidence: Evidence
  readonly numbers: Numbers
  readonly notices: Notices
  readonly rulebook: Rulebook
  readonly matters: Matters
  readonly letters: Pick<Letters, 'toReporter'>
  readonly catalog: Catalog
  readonly cursors: Cursors
  readonly snapshots: Snapshots
  /** Where citizens reach us, without a slash at the end. */
  readonly publicUrl: string
  readonly upward: Upward
}
