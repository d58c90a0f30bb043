import type { HallParts } from './parts.ts'

export { hallRoutes } from './hall.routes.ts'
export type { HallParts } from './parts.ts'
export { hallTables } from './tables.ts'
export { askAboutVisits, takeVisit } from './visits/take-visit.ts'

/** 大厅: visits that are counted, orders, and the services around an application. */
export function openHall(parts: HallParts): HallParts {
  return parts
}
