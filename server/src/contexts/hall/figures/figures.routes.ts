import { HallFigures, HallFiguresQuery } from '@huiyin/contract/hall-figures'
import type { HttpServer } from '../../../platform/http/index.ts'
import { inOwnRegion } from '../own-region.ts'
import type { Hall } from '../parts.ts'
import { showFigures } from './show-figures.ts'

/** What visits come to. */
export function hallFigureRoutes(http: HttpServer, parts: Hall): void {
  http.get(
    '/api/v1/hall-figures',
    {
      schema: {
        summary: 'Visits by item beside what is declared, waiting, and 不见面',
        tags: ['hall'],
        querystring: HallFiguresQuery,
        response: { 200: HallFigures },
      },
    },
    (request) => {
      inOwnRegion(request.actor, request.query.regionCode)
      return showFigures(parts, request.query)
    },
  )
}
