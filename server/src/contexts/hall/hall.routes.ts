import type { HttpServer } from '../../platform/http/index.ts'
import { afterHoursRoutes } from './after-hours/after-hours.routes.ts'
import { hallFigureRoutes } from './figures/figures.routes.ts'
import { guidanceRoutes } from './guidance/guidances.routes.ts'
import { hallPolicy } from './hall.policy.ts'
import { helpRoutes } from './help/help.routes.ts'
import { orderRoutes } from './orders/orders.routes.ts'
import type { Hall } from './parts.ts'
import { visitRoutes } from './visits/visits.routes.ts'

/** Routes of the hall. */
export function hallRoutes(http: HttpServer, parts: Hall): void {
  http.registerPolicy(hallPolicy)
  visitRoutes(http, parts)
  orderRoutes(http, parts)
  guidanceRoutes(http, parts)
  afterHoursRoutes(http, parts)
  helpRoutes(http, parts)
  hallFigureRoutes(http, parts)
}
