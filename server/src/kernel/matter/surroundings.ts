import type { Org } from '../org/index.ts'

/** What deciding on a matter needs to know of the organisation around it. */
export interface Surroundings {
  /** The office that checks what units of the region do; of the region above where it has none. */
  readonly supervisingUnitCode: string | undefined
  /** The office of the county, for a township. */
  readonly poolUnitCode: string | undefined
  /** Units of the region that do matters, the supervising office not counted. */
  readonly unitCount: number
  /** The name of a unit of this region; its code when unknown. */
  readonly unitName: (unitCode: string) => string
  /** The unit that answers today for what was a unit's: its last successor, or the unit itself. */
  readonly currentUnit: (unitCode: string) => string
}

/** Answered from the copy of the organisation in memory. */
export async function surroundingsOf(org: Org, regionCode: string): Promise<Surroundings> {
  const organisation = await org.snapshot(regionCode)
  const region = await org.region(regionCode)
  const above = region?.level === 'township' ? region.parentRegionCode : null
  const pool = above === null ? undefined : await org.supervisingUnit(above)
  return {
    supervisingUnitCode: (await org.supervisingUnit(regionCode))?.code,
    poolUnitCode: pool?.code,
    unitCount: organisation.units.filter(
      ({ kind, validTo }) => kind !== 'supervising_office' && validTo === null,
    ).length,
    unitName: (unitCode) => organisation.unit(unitCode)?.name ?? unitCode,
    currentUnit: (unitCode) => organisation.currentUnit(unitCode),
  }
}
