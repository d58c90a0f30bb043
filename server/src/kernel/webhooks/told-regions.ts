import type { Db } from '../../platform/db/db.ts'
import { memoryCopy } from '../../platform/memory-copy.ts'
import { selectToldRegions } from './webhooks.store.ts'

/** Regions in which anybody is told: elsewhere nothing is put on its way. */
export interface ToldRegions {
  /** At most two seconds behind what another server changed. */
  has(regionCode: string): Promise<boolean>
  /** After a change of this server. */
  forget(): void
}

export function openToldRegions(db: Db): ToldRegions {
  const read = async () => ({ value: await selectToldRegions(db), revision: Number.NaN })
  // A handful of rows: read anew each time, no revision is ever equal.
  const open = () => memoryCopy<ReadonlySet<string>>({ readRevision: async () => 0, read })
  let regions = open()
  return {
    has: async (regionCode) => (await regions()).has(regionCode),
    forget() {
      regions = open()
    },
  }
}
