import type { Clock } from '../../kernel/clock/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters, Turnstile } from '../../kernel/matter/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { Components } from '../components/index.ts'
import type { Routing } from '../routing/index.ts'
import type { ReportLane } from './report-lane.ts'

export interface CaseParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly ledger: Ledger
  readonly rulebook: Rulebook
  readonly matters: Matters
  readonly people: People
  readonly secrets: Secrets
  readonly routing: Routing
  readonly components: Components
  /** Where citizens reach us, without a slash at the end. */
  readonly publicUrl: string
}

/** 数字城管, opened: reports come in by one entrance and are written in batches. */
export interface CityCases extends CaseParts {
  readonly entrance: Turnstile
  readonly lane: ReportLane
  /** Resolves when every report taken is committed. */
  drain(): Promise<void>
}
