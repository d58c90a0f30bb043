import { selectLedgerLines } from './ledger-lines.store.ts'
import { type Overview, overviewOf } from './overview.rules.ts'
import type { DocumentParts } from './parts.ts'

/** How the ledgers of a region and those below it stand at this moment. */
export async function showOverview(parts: DocumentParts, regionCode: string): Promise<Overview> {
  const countedAt = parts.world.now()
  const [lines, region] = await Promise.all([
    selectLedgerLines(parts, regionCode, countedAt),
    parts.org.region(regionCode),
  ])
  return overviewOf({ lines, regionName: region?.name ?? regionCode, countedAt })
}
