import {
  SupervisionLinkPath,
  SupervisionLinkQuery,
  SupervisionLinks,
} from '@huiyin/contract/catalog-powers'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import type { CatalogParts } from './parts.ts'
import { acknowledgeDecision, listSupervisionLinks } from './supervise-decisions.ts'

const tags = ['catalog']

/** 审管衔接: decisions told to the section that supervises, with a receipt of having read. */
export function supervisionRoutes(http: HttpServer, parts: CatalogParts): void {
  http.get(
    '/api/v1/supervision-links',
    {
      schema: {
        summary: 'Decisions of the approval section that the own unit supervises',
        tags,
        querystring: SupervisionLinkQuery,
        response: { 200: SupervisionLinks },
      },
    },
    (request) => listSupervisionLinks(parts, staffOf(request), request.query),
  )
  http.post(
    '/api/v1/supervision-links/:id/receipt',
    {
      schema: {
        summary: 'Say that a decision was read',
        tags,
        params: SupervisionLinkPath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await acknowledgeDecision(parts, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
