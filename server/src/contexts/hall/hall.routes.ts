import type { HttpServer } from '../../platform/http/index.ts'
import { hallPolicy } from './hall.policy.ts'
import type { HallParts } from './parts.ts'
import { visitRoutes } from './visits/visits.routes.ts'

/** Routes of the hall. */
export function hallRoutes(http: HttpServer, parts: HallParts): void {
  http.registerPolicy(hallPolicy)
  visitRoutes(http, parts)
}
