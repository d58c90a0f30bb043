import { IdParameter, Reasoned } from '@huiyin/contract/access'
import {
  Orphans,
  SuccessionBody,
  SuccessionDone,
  SuccessionPreview,
  Successions,
} from '@huiyin/contract/administration'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { successionPolicy } from './administration.policy.ts'
import { listOrphans, listSuccessions } from './keep-units.ts'
import { type AdministrationParts, administratorOf, nothing, tags } from './parts.ts'
import { cancelSuccession, previewSuccession, succeedUnits } from './succeed-units.ts'

/** Merger, renaming and succession of units. */
export function successionRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.registerPolicy(successionPolicy)
  addLists(http, parts)
  http.post(
    '/api/v1/admin/successions/preview',
    {
      schema: {
        summary: 'What an act of succession would move',
        tags,
        body: SuccessionBody,
        response: { 200: SuccessionPreview },
      },
    },
    (request): Promise<SuccessionPreview> =>
      previewSuccession(parts, staffOf(request).regionCode, request.body),
  )
  http.post(
    '/api/v1/admin/successions',
    {
      schema: {
        summary: 'Let a unit take over from others, with all that belongs to them',
        tags,
        body: SuccessionBody,
        response: { 201: SuccessionDone },
      },
    },
    async (request, reply): Promise<SuccessionDone> => {
      const done = await succeedUnits(parts, administratorOf(request), request.body)
      reply.code(201)
      return done
    },
  )
  http.post(
    '/api/v1/admin/successions/:id/cancel',
    {
      schema: {
        summary: 'Take back a succession whose day has not come',
        tags,
        params: IdParameter,
        body: Reasoned,
        response: nothing,
      },
    },
    async (request, reply) => {
      const cancelled = { id: request.params.id, reason: request.body.reason }
      await cancelSuccession(parts, administratorOf(request), cancelled)
      return reply.code(204).send(null)
    },
  )
}

function addLists(http: HttpServer, parts: AdministrationParts): void {
  http.get(
    '/api/v1/admin/successions',
    {
      schema: {
        summary: 'Acts of succession, planned and done',
        tags,
        response: { 200: Successions },
      },
    },
    (request): Promise<Successions> => listSuccessions(parts, staffOf(request).regionCode),
  )
  http.get(
    '/api/v1/admin/orphans',
    {
      schema: {
        summary: 'What still belongs to units that have ended',
        tags,
        response: { 200: Orphans },
      },
    },
    (request): Promise<Orphans> => listOrphans(parts, staffOf(request).regionCode),
  )
}
