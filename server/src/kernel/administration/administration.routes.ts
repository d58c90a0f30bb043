import type { HttpServer } from '../../platform/http/index.ts'
import type { DepartureParts } from './parts.ts'
import { peopleRoutes } from './people.routes.ts'
import { successionRoutes } from './successions.routes.ts'
import { unitRoutes } from './units.routes.ts'

/** What the system administrator does with units and people. */
export function administrationRoutes(http: HttpServer, parts: DepartureParts): void {
  unitRoutes(http, parts)
  peopleRoutes(http, parts)
  successionRoutes(http, parts)
}
