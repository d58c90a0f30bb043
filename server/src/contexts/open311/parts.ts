import type { Access } from '../../kernel/access/index.ts'
import type { Evidence } from '../../kernel/evidence/index.ts'
import type { Files } from '../../platform/files/index.ts'
import type { CityCases } from '../city-cases/index.ts'

/** What the interface is made with. */
export interface Open311Parts {
  readonly cityCases: CityCases
  readonly evidence: Evidence
  readonly files: Files
  /** Where citizens reach us, without a slash at the end. */
  readonly publicUrl: string
}

/** What its routes need besides. */
export interface Open311RouteParts extends Open311Parts {
  readonly doorkeeper: Pick<Access['doorkeeper'], 'systemBehind'>
  readonly isDemo: boolean
}
