import {
  Recheck,
  RecheckBody,
  RecheckFound,
  RecheckSeed,
  Rechecks,
} from '@huiyin/contract/rechecks'
import Type from 'typebox'
import { type PolicyTable, staffOf } from '../../../kernel/access/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { CaseParts } from '../parts.ts'
import { announceRecheck, drawRecheck } from './draw-recheck.ts'
import { recordResult } from './record-result.ts'
import { listRechecks, showRecheck } from './show-rechecks.ts'

const watching = ['collector', 'acceptor', 'supervisor', 'evaluator', 'leader'] as const

/** Who announces, who enters the seed, who looks again; anybody may read the public page. */
export const rechecksPolicy = {
  'GET /api/v1/rechecks': { roles: watching },
  'GET /api/v1/rechecks/:id': { roles: watching },
  'POST /api/v1/rechecks': { roles: ['supervisor', 'evaluator'] },
  'POST /api/v1/rechecks/:id/seed': { roles: ['supervisor', 'evaluator', 'leader'] },
  'POST /api/v1/rechecks/:id/results': { roles: ['collector'] },
} as const satisfies PolicyTable

const tags = ['city cases']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false })
const Announced = Type.Object({ id: Type.String() }, { additionalProperties: false })
const Found = Type.Object(
  { caseNumber: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
)

/** Routes of the random re-check. */
export function rechecksRoutes(http: HttpServer, parts: CaseParts): void {
  http.registerPolicy(rechecksPolicy)
  http.get(
    '/api/v1/rechecks',
    { schema: { summary: 'Random re-checks of closed cases', tags, response: { 200: Rechecks } } },
    (request) => listRechecks(parts, staffOf(request).regionCode),
  )
  http.get(
    '/api/v1/rechecks/:id',
    {
      schema: {
        summary: 'One re-check: its draw, and what was found',
        tags,
        params: ById,
        response: { 200: Recheck },
      },
    },
    (request) => showRecheck(parts, { regionCode: staffOf(request).regionCode, ...request.params }),
  )
  http.post(
    '/api/v1/rechecks',
    {
      schema: {
        summary: 'Announce a re-check before its seed can be known',
        tags,
        body: RecheckBody,
        response: { 201: Announced },
      },
    },
    async (request, reply) =>
      reply.code(201).send({ id: await announceRecheck(parts, staffOf(request), request.body) }),
  )
  http.post(
    '/api/v1/rechecks/:id/seed',
    {
      schema: {
        summary: 'Draw by the seed of the announced source; another person than who announced it',
        tags,
        params: ById,
        body: RecheckSeed,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await drawRecheck(parts, staffOf(request), { ...request.params, ...request.body })
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/rechecks/:id/results',
    {
      schema: {
        summary: 'What was found when looking again; said once',
        tags,
        params: ById,
        body: RecheckFound,
        response: { 200: Found },
      },
    },
    (request) => recordResult(parts, staffOf(request), request.params.id, request.body),
  )
}
