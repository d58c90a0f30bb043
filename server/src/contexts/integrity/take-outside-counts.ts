import type { OutsideCounts } from '@huiyin/contract/integrity'
import { saveOutsideCounts } from './coverage.store.ts'
import type { IntegrityParts } from './parts.ts'

/**
 * Takes counts from elsewhere; sent again, the newer number of a window and day holds.
 *
 * @param enteredBy - `staff:<id>` or `api:<key id>`
 */
export function takeOutsideCounts(
  { db, world }: IntegrityParts,
  counts: OutsideCounts,
  enteredBy: string,
): Promise<void> {
  const entered = { by: enteredBy, at: world.now() }
  return db.transaction(counts.regionCode, (tx) => saveOutsideCounts(tx, counts, entered))
}
