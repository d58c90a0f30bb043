import type { PastMatterFigures, PastMatterKind } from '@huiyin/contract/past-matters'
import type { PastMatterParts } from './parts.ts'
import { countPastRows } from './rows.store.ts'

/** What was taken over, by system: in time, late, still open past its date. */
export async function showPastFigures(
  { db, world }: Pick<PastMatterParts, 'db' | 'world'>,
  regionCode: string,
  kind: PastMatterKind,
): Promise<PastMatterFigures> {
  return { rows: await countPastRows(db, { regionCode, kind, now: world.now() }) }
}
