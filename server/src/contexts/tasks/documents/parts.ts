import type { Clock } from '../../../kernel/clock/index.ts'
import type { Ledger } from '../../../kernel/ledger/index.ts'
import type { Notices } from '../../../kernel/notices/index.ts'
import type { Numbers } from '../../../kernel/numbers/index.ts'
import type { Org } from '../../../kernel/org/index.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'

/** What bulletins and overviews are made with. */
export interface DocumentParts {
  readonly db: Db
  readonly world: World
  readonly clock: Clock
  readonly org: Org
  readonly ledger: Pick<Ledger, 'append'>
  readonly notices: Pick<Notices, 'queue'>
  readonly numbers: Pick<Numbers, 'take'>
}
