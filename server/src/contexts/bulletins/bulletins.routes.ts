import {
  CaseBulletin,
  CaseBulletinActBody,
  CaseBulletinDraft,
  CaseBulletinFileQuery,
  CaseBulletinPath,
  CaseBulletins,
  CaseObjectionBody,
  CaseObjectionDecision,
  CaseObjectionPath,
  CityWeeklyFigures,
  CityWeeklyQuery,
  DueCases,
  DueCasesQuery,
  FlowCases,
  FlowCasesQuery,
} from '@huiyin/contract/case-bulletins'
import type { FastifyRequest } from 'fastify'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { answerObjection, getWeek, objectToBulletin } from './act-on-bulletin.ts'
import { draftWeek } from './draft-week.ts'
import { actOnEdition, editionFile, showEdition } from './editions.ts'
import { type MakingParts, makeFigures, makeFile } from './make-files.ts'
import { sendFile } from './send-file.ts'
import { findForReader, listBulletins, showBulletin, showDueCases } from './show-bulletin.ts'
import { showFlow } from './show-flow.ts'

const tags = ['case bulletins']
const path = '/api/v1/case-bulletins'
const week = { get: getWeek, show: showBulletin }

/** Bulletins of cases. Register `bulletinsPolicy` first. */
export function bulletinsRoutes(http: HttpServer, parts: MakingParts): void {
  weeklyRoute(http, parts)
  bulletinRoutes(http, parts)
  fileRoute(http, parts)
  standingRoutes(http, parts)
  objectionRoutes(http, parts)
}

function weeklyRoute(http: HttpServer, parts: MakingParts): void {
  http.get(
    '/api/v1/bulletins/city-weekly',
    {
      schema: {
        summary: 'The weekly bulletin of cases of the street: figures, page, Word, Excel or PDF',
        tags,
        querystring: CityWeeklyQuery,
        response: { 200: CityWeeklyFigures },
      },
    },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const bulletin = await findForReader(parts, request.actor, asked)
      if (format === 'json') return makeFigures(parts, bulletin)
      const isStaff = request.actor?.kind === 'staff'
      const file = await makeFile(parts, bulletin, { format, isStaff })
      return sendFile(reply, format, file)
    },
  )
}

function bulletinRoutes(http: HttpServer, parts: MakingParts): void {
  http.get(
    path,
    { schema: { summary: 'The bulletins of the region', tags, response: { 200: CaseBulletins } } },
    async (request) => ({ rows: await listBulletins(parts, staffOf(request)) }),
  )
  http.post(
    path,
    {
      schema: {
        summary: 'Count the week that ends on a day, and draft its bulletin',
        tags,
        body: CaseBulletinDraft,
        response: { 201: CaseBulletin },
      },
    },
    async (request, reply) => {
      const bulletinId = await draftWeek(parts, staffOf(request), request.body)
      return reply.code(201).send(await shown(parts, request, bulletinId))
    },
  )
  http.get(
    `${path}/:bulletin`,
    {
      schema: {
        summary: 'A bulletin; to a unit, before it is published, with its own lines only',
        tags,
        params: CaseBulletinPath,
        response: { 200: CaseBulletin },
      },
    },
    (request) => shown(parts, request, request.params.bulletin),
  )
}

function fileRoute(http: HttpServer, parts: MakingParts): void {
  http.get(
    `${path}/:bulletin/file`,
    {
      schema: {
        summary: 'The document of this very edition: page, Word, Excel or PDF',
        tags,
        params: CaseBulletinPath,
        querystring: CaseBulletinFileQuery,
      },
    },
    async (request, reply) => {
      const { format } = request.query
      const asked = { ...askedBy(request, request.params.bulletin), format }
      return sendFile(reply, format, await editionFile(parts, week, asked))
    },
  )
}

function standingRoutes(http: HttpServer, parts: MakingParts): void {
  http.get(
    `${path}/:bulletin/cases`,
    {
      schema: {
        summary: 'The cases a figure counts, each with its class and the reason',
        tags,
        params: CaseBulletinPath,
        querystring: DueCasesQuery,
        response: { 200: DueCases },
      },
    },
    async (request) => {
      const asked = askedBy(request, request.params.bulletin)
      const bulletin = await getWeek(parts, asked)
      return showDueCases(parts, asked.actor, { bulletin, query: request.query })
    },
  )
  http.get(
    `${path}/:bulletin/flows`,
    {
      schema: {
        summary: 'The cases that came in, or that a flow of the stock of a unit counts',
        tags,
        params: CaseBulletinPath,
        querystring: FlowCasesQuery,
        response: { 200: FlowCases },
      },
    },
    async (request) => {
      const asked = askedBy(request, request.params.bulletin)
      const bulletin = await getWeek(parts, asked)
      return showFlow(parts, asked.actor, { bulletin, query: request.query })
    },
  )
  http.post(
    `${path}/:bulletin/acts`,
    {
      schema: {
        summary: 'Check, approve, publish, withdraw or correct a bulletin, by different people',
        tags,
        params: CaseBulletinPath,
        body: CaseBulletinActBody,
        response: { 200: CaseBulletin },
      },
    },
    (request) =>
      actOnEdition(parts, week, {
        ...askedBy(request, request.params.bulletin),
        ...request.body,
      }),
  )
}

function objectionRoutes(http: HttpServer, parts: MakingParts): void {
  http.post(
    `${path}/:bulletin/objections`,
    {
      schema: {
        summary: 'Object to being named for a case, within one working day of the draft',
        tags,
        params: CaseBulletinPath,
        body: CaseObjectionBody,
        response: { 201: CaseBulletin },
      },
    },
    async (request, reply) => {
      const asked = askedBy(request, request.params.bulletin)
      await objectToBulletin(parts, { ...asked, ...request.body })
      return reply.code(201).send(await shown(parts, request, asked.bulletinId))
    },
  )
  http.post(
    `${path}/:bulletin/objections/:objection/answer`,
    {
      schema: {
        summary:
          'Answer an objection; accepted, the case is counted and no ground to name its unit',
        tags,
        params: CaseObjectionPath,
        body: CaseObjectionDecision,
        response: { 200: CaseBulletin },
      },
    },
    async (request) => {
      const asked = askedBy(request, request.params.bulletin)
      const objectionId = request.params.objection
      await answerObjection(parts, { ...asked, ...request.body, objectionId })
      return shown(parts, request, asked.bulletinId)
    },
  )
}

function askedBy(request: FastifyRequest, bulletinId: string) {
  return { actor: staffOf(request), bulletinId }
}

function shown(parts: MakingParts, request: FastifyRequest, bulletinId: string) {
  return showEdition(parts, week, askedBy(request, bulletinId))
}
