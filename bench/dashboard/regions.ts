import { openOrg } from '../../server/src/kernel/org/index.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import { realWorld as world } from '../../server/src/platform/world.ts'
import { region, settleTown } from '../service/town.ts'

const counties = Array.from({ length: 5 }, (_, index) => `99090${index + 2}`)
const townships = counties.flatMap((county) => ['101', '102', '103'].map((end) => county + end))

/** The city, its counties and their townships; a service belongs to one of them. */
export const regionCodes: readonly string[] = [region, ...counties, ...townships]

/** The city of the benchmarks with regions of three levels. */
export async function settleRegions(db: Db): Promise<void> {
  await settleTown(db)
  const since = { validFrom: '2020-01-01' }
  const below = [
    ...counties.map((regionCode) => ({
      ...{ regionCode, name: `${regionCode}县`, level: 'county' as const, ...since },
      parentRegionCode: region,
    })),
    ...townships.map((regionCode) => ({
      ...{ regionCode, name: `${regionCode}镇`, level: 'township' as const, ...since },
      parentRegionCode: regionCode.slice(0, 6),
    })),
  ]
  await db.crossRegionTransaction('regions of the benchmark', (tx) =>
    openOrg({ db, world }).saveRegions(tx, below),
  )
}
