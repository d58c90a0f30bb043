import {
  MoveAsked,
  MoveDecided,
  MoveList,
  MoveListQuery,
  MovePath,
  MovePreview,
  NewMove,
  VersionMove,
} from '@huiyin/contract/version-moves'
import Type from 'typebox'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { decideMove } from './decide-move.ts'
import { previewMove } from './find-moves.ts'
import { proposeMove } from './propose-move.ts'
import { listMoves, moveDeciders } from './show-moves.ts'

const proposers = ['unit_leader', 'supervisor'] as const

/** A unit's leader or the supervising office proposes; somebody else of those decides. */
export const movingPolicy = {
  'GET /api/v1/version-moves': { roles: moveDeciders },
  'POST /api/v1/version-move-previews': { roles: proposers },
  'POST /api/v1/version-moves': { roles: proposers },
  'POST /api/v1/version-moves/:id/decision': { roles: moveDeciders },
} as const

const tags = ['applications']

/** Running matters follow another version of their item, by a decision of two people. */
export function movingRoutes(http: HttpServer, parts: ApplicationParts): void {
  http.registerPolicy(movingPolicy)
  http.get(
    '/api/v1/version-moves',
    {
      schema: {
        summary: 'Decisions that running matters follow another version, the newest first',
        tags,
        querystring: MoveListQuery,
        response: { 200: MoveList },
      },
    },
    (request) => listMoves(parts, staffOf(request), request.query),
  )
  http.post(
    '/api/v1/version-move-previews',
    {
      schema: {
        summary:
          'The running matters of an item, and what following a version would change for each',
        tags,
        body: MoveAsked,
        response: { 200: MovePreview },
      },
    },
    (request) => previewMove(parts, staffOf(request), request.body),
  )
  http.post(
    '/api/v1/version-moves',
    {
      schema: {
        summary: 'Propose that running matters follow a version, with the ground in law',
        tags,
        body: NewMove,
        response: { 201: VersionMove },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await proposeMove(parts, staffOf(request), request.body)),
  )
  http.post(
    '/api/v1/version-moves/:id/decision',
    {
      schema: {
        summary: 'Agree to a move or refuse it, as a second person',
        tags,
        params: MovePath,
        body: MoveDecided,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await decideMove(parts, staffOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
}
