import { openCatalog } from '../../server/src/contexts/catalog/index.ts'
import { reviewFigureSource } from '../../server/src/contexts/reviews/index.ts'
import { openLedger } from '../../server/src/kernel/ledger/index.ts'
import { openOrg } from '../../server/src/kernel/org/index.ts'
import { openSnapshots, periodOfMonth } from '../../server/src/kernel/snapshots/index.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import { realWorld as world } from '../../server/src/platform/world.ts'
import { region } from '../service/town.ts'

/** Freezes the months as an office does, and holds the running totals against them. */
export async function freezeMonths(db: Db, months: readonly string[]): Promise<void> {
  const org = openOrg({ db, world })
  const key = { version: 1, key: Buffer.alloc(32, 7) }
  const source = reviewFigureSource({ db, world, org, catalog: openCatalog({ db, org }) })
  const snapshots = openSnapshots({
    ...{ db, world, org, source },
    secrets: { current: () => key, key: () => key.key },
    ledger: openLedger({ db, world }),
  })
  for (const month of months) {
    const snapshot = await snapshots.freeze(region, periodOfMonth(month), 'system')
    const { differences } = await snapshots.compare(snapshot)
    if (differences.length > 0) {
      throw new Error(`The totals of ${month} differ: ${JSON.stringify(differences[0])}`)
    }
  }
}
