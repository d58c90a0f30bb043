import type { HttpServer } from '../../platform/http/index.ts'
import { administrationPolicy } from './administration.policy.ts'
import type { AdministrationParts } from './parts.ts'
import { successionRoutes } from './successions.routes.ts'
import { unitRoutes } from './units.routes.ts'

/** What the system administrator does with units and people. */
export function administrationRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.registerPolicy(administrationPolicy)
  unitRoutes(http, parts)
  successionRoutes(http, parts)
}
