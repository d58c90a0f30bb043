import type { OrderTaken } from '@huiyin/contract/hall-orders'
import type { Visit } from '@huiyin/contract/hall-visits'
import type { ServiceEnd } from '@huiyin/contract/reviews'
import type { Citizens } from '../../kernel/citizens/index.ts'
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
import type { OrderGiven } from './orders/begin-order.ts'
import type { VisitReport } from './visits/take-visit.ts'

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
  /** Codes to a phone, for bookings. */
  readonly citizens: Pick<Citizens, 'sendCode' | 'checkCode'>
  readonly crypto: CryptoProvider
  readonly secrets: Secrets
  readonly publicUrl: string
  readonly endServices: (tx: Tx, ended: readonly EndedService[]) => Promise<void>
}

/** The open hall. */
export interface Hall extends HallParts {
  /** See `orders/begin-order.ts`. */
  beginOrder(given: OrderGiven): Promise<OrderTaken>
  /** See `visits/take-visit.ts`. */
  takeVisit(report: VisitReport): Promise<Visit>
  /** Refuses new ones and waits for those taken. */
  drain(): Promise<void>
}
