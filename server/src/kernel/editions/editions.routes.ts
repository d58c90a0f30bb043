import {
  EditionDecided,
  EditionList,
  EditionMade,
  EditionParameter,
  EditionPreview,
  EditionQuery,
  NewEdition,
  RuleList,
} from '@huiyin/contract/editions'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { decideOnEdition } from './decide-edition.ts'
import { draftEdition } from './draft-edition.ts'
import type { EditionParts } from './parts.ts'
import { listEditions, listRules, previewEdition } from './show-editions.ts'

const tags = ['rules']

/** What holds, and how two people change it. Register `editionsPolicy` first. */
export function editionRoutes(http: HttpServer, parts: EditionParts): void {
  readingRoutes(http, parts)
  http.post(
    '/api/v1/editions',
    {
      schema: {
        summary: 'Draft a version; it holds once a second person publishes it',
        tags,
        body: NewEdition,
        response: { 201: EditionMade },
      },
    },
    async (request, reply) => {
      const id = await draftEdition(parts, staffOf(request), request.body)
      return reply.code(201).send({ id })
    },
  )
  http.post(
    '/api/v1/editions/:id/decision',
    {
      schema: {
        summary: 'Publish or return the draft of somebody else, or withdraw an own one',
        tags,
        params: EditionParameter,
        body: EditionDecided,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await decideOnEdition(parts, staffOf(request), { ...request.body, id: request.params.id })
      return reply.code(204).send(null)
    },
  )
}

function readingRoutes(http: HttpServer, parts: EditionParts): void {
  http.get(
    '/api/v1/rules',
    {
      schema: {
        summary: 'Rules of the region with their grounds, those as shipped included',
        tags,
        response: { 200: RuleList },
      },
    },
    (request) => listRules(parts, staffOf(request)),
  )
  http.get(
    '/api/v1/editions',
    {
      schema: {
        summary: 'Versions and drafts of one rule',
        tags,
        querystring: EditionQuery,
        response: { 200: EditionList },
      },
    },
    (request) => listEditions(parts, staffOf(request), request.query.subject),
  )
  http.get(
    '/api/v1/editions/:id',
    {
      schema: {
        summary: 'A draft beside what it replaces, and what it would touch',
        tags,
        params: EditionParameter,
        response: { 200: EditionPreview },
      },
    },
    (request) => previewEdition(parts, staffOf(request), request.params.id),
  )
}
