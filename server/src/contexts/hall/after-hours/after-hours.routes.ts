import { AfterHours, StayBody, StayTaken } from '@huiyin/contract/hall-after-hours'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { Hall } from '../parts.ts'
import { recordStay } from './record-stay.ts'
import { showAfterHours } from './show-after-hours.ts'

const tags = ['hall']

/** 延时服务: what stands before rest days, and who stayed for it. */
export function afterHoursRoutes(http: HttpServer, parts: Hall): void {
  http.get(
    '/api/v1/after-hours',
    {
      schema: {
        summary: 'What meets the conditions and is not done before rest days, and who stayed',
        tags,
        response: { 200: AfterHours },
      },
    },
    (request) => showAfterHours(parts, staffOf(request)),
  )
  http.post(
    '/api/v1/after-hours-stays',
    {
      schema: {
        summary: 'Record one’s own time outside working hours, and what was finished in it',
        tags,
        body: StayBody,
        response: { 201: StayTaken },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await recordStay(parts, staffOf(request), request.body)),
  )
}
