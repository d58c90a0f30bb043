import type { Notices } from '../../kernel/notices/index.ts'
import type { CaseParts } from '../city-cases/index.ts'

/** What cases stand on, and messages to whoever is responsible. */
export interface FrontageParts extends Omit<CaseParts, 'components' | 'routing'> {
  readonly notices: Notices
  /** What is not put right becomes a case of these. */
  readonly cityCases: CaseParts
}
