import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogParts } from './parts.ts'
import { selectInForce, selectLastDays } from './versions.store.ts'

/**
 * Brings the items that others read to the versions in force today; run every night, because a
 * version takes effect by the calendar and not by an act.
 *
 * @returns how many items follow a version
 */
export async function followVersions(parts: CatalogParts, regionCode: string): Promise<number> {
  const followed = await parts.db.transaction(regionCode, (tx) => followInForce(tx, parts))
  parts.catalog.forget()
  return followed
}

/** The same within the transaction that publishes, for the items named. */
export async function followInForce(
  tx: Tx,
  { catalog, world }: Pick<CatalogParts, 'catalog' | 'world'>,
  codes?: readonly string[],
): Promise<number> {
  const day = localDayOf(world.now())
  const asked = { regionCode: tx.regionCode, day, ...(codes === undefined ? {} : { codes }) }
  const versions = await selectInForce(tx, asked)
  const days = new Map((await selectLastDays(tx, asked)).map((row) => [row.code, row]))
  const known = new Map((await catalog.items(tx.regionCode)).map((item) => [item.code, item]))
  await catalog.save(
    tx,
    versions.map(({ code, name, unitCode, validFrom, content }) => ({
      code,
      name,
      unitCode,
      nameEn: content.identity.nameEn ?? null,
      validFrom: known.get(code)?.validFrom ?? days.get(code)?.firstDay ?? validFrom,
      validTo: days.get(code)?.lastDay ?? null,
    })),
  )
  return versions.length
}
