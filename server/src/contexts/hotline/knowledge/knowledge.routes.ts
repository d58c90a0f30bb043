import {
  KnowledgeAnswers,
  KnowledgeDecision,
  KnowledgeDraft,
  KnowledgeGap,
  KnowledgeListQuery,
  KnowledgeQuery,
  KnowledgeReport,
} from '@huiyin/contract/knowledge'
import Type from 'typebox'
import { staffOf } from '../../../kernel/access/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { HotlineParts } from '../parts.ts'
import { findAnswers, listKnowledge, noteGap, noteHit, reportKnowledge } from './find-answers.ts'
import { decideKnowledge, draftKnowledge } from './keep-knowledge.ts'

const tags = ['knowledge']
const strict = { additionalProperties: false }
const params = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
const nothing = { 204: Type.Null() }

/** Routes of the knowledge base. Register `knowledgePolicy` first. */
export function knowledgeRoutes(http: HttpServer, parts: HotlineParts): void {
  findingRoutes(http, parts)
  http.post(
    '/api/v1/knowledge',
    {
      schema: {
        summary: 'Draft an answer; it holds when another person published it',
        tags,
        body: KnowledgeDraft,
        response: { 201: Type.Object({ id: Type.String() }, strict) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await draftKnowledge(parts, staffOf(request), request.body)),
  )
  http.post(
    '/api/v1/knowledge/:id/decision',
    {
      schema: {
        summary: 'Publish, refuse or withdraw an answer',
        tags,
        params,
        body: KnowledgeDecision,
        response: nothing,
      },
    },
    async (request, reply) => {
      await decideKnowledge(parts, staffOf(request), { ...request.params, ...request.body })
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/knowledge/:id/hits',
    {
      schema: { summary: 'Count an answer read out to somebody', tags, params, response: nothing },
    },
    async (request, reply) => {
      await noteHit(parts, staffOf(request).regionCode, request.params.id)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/knowledge/gaps',
    {
      schema: {
        summary: 'Count a question that has no answer',
        tags,
        body: KnowledgeGap,
        response: nothing,
      },
    },
    async (request, reply) => {
      await noteGap(parts, staffOf(request).regionCode, request.body.asked)
      return reply.code(204).send(null)
    },
  )
}

function findingRoutes(http: HttpServer, parts: HotlineParts): void {
  http.get(
    '/api/v1/knowledge',
    {
      schema: {
        summary: 'Answers of a state, the newest first, at most 500',
        tags,
        querystring: KnowledgeListQuery,
        response: { 200: KnowledgeAnswers },
      },
    },
    (request) => listKnowledge(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/knowledge/answers',
    {
      schema: {
        summary: 'Answers in force today that fit a question, at most eight',
        tags,
        querystring: KnowledgeQuery,
        response: { 200: KnowledgeAnswers },
      },
    },
    (request) => findAnswers(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/knowledge/report',
    {
      schema: {
        summary: 'What had no answer, and which answers wait, end or are never used',
        tags,
        response: { 200: KnowledgeReport },
      },
    },
    (request) => reportKnowledge(parts, staffOf(request).regionCode),
  )
}
