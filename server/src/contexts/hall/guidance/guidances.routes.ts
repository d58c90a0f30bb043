import { GuidanceBody, Guidances, GuidanceTaken } from '@huiyin/contract/hall-guidance'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { inOwnRegion } from '../own-region.ts'
import type { Hall } from '../parts.ts'
import { beginGuidance } from './begin-guidance.ts'
import { listGuidances } from './list-guidances.ts'

const tags = ['hall']

/** 事前辅导 and 全程指导. */
export function guidanceRoutes(http: HttpServer, parts: Hall): void {
  http.post(
    '/api/v1/guidances',
    {
      schema: {
        summary: 'Take somebody on: who begins is the guide',
        tags,
        body: GuidanceBody,
        response: { 201: GuidanceTaken },
      },
    },
    async (request, reply) => {
      inOwnRegion(request.actor, request.body.regionCode)
      return reply.code(201).send(await beginGuidance(parts, staffOf(request), request.body))
    },
  )
  http.get(
    '/api/v1/guidances',
    {
      schema: {
        summary: 'Guidances that run, who has to be spoken with soonest first',
        tags,
        response: { 200: Guidances },
      },
    },
    (request) => listGuidances(parts, staffOf(request).regionCode),
  )
}
