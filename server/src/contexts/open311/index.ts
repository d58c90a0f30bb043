import { selectNamedBulk } from './bulk.store.ts'
import type { Open311Parts } from './parts.ts'

export { makeBulk } from './bulk.ts'
export { open311Policy } from './open311.policy.ts'
export { open311Routes } from './open311.routes.ts'

/** Open311 GeoReport v2 over the cases of the street; its nightly files are spared by the sweep. */
export function openOpen311(parts: Open311Parts): Open311Parts {
  parts.evidence.spare((regionCode, names) =>
    selectNamedBulk(parts.cityCases.db, regionCode, names),
  )
  return parts
}
