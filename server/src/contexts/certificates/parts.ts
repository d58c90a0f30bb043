import type { Clock } from '../../kernel/clock/index.ts'
import type { Evidence } from '../../kernel/evidence/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Letters } from '../../kernel/letters/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Numbers } from '../../kernel/numbers/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

/** What certificates are made of. */
export interface CertificateParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly clock: Clock
  readonly ledger: Ledger
  readonly letters: Letters
  readonly evidence: Evidence
  readonly people: People
  readonly numbers: Numbers
  readonly rulebook: Rulebook
  readonly matters: Matters
  readonly crypto: CryptoProvider
  /** Where the public reaches us: it stands in every QR code. */
  readonly publicUrl: string
}
