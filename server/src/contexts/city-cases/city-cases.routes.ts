import { CaseFigures, CaseFiguresQuery, CountedCasesQuery } from '@huiyin/contract/case-figures'
import {
  CaseClasses,
  CaseMap,
  CaseMapQuery,
  CasePhotos,
  CasePhotosQuery,
  CaseRouting,
  CityCaseBody,
  CityCaseTaken,
  CollectorTasks,
  JoinBody,
  NearCases,
  NearQuery,
  PhotoLook,
} from '@huiyin/contract/city-cases'
import { CountedMatters } from '@huiyin/contract/counted-figures'
import { formatInstant } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type StaffActor, staffOf } from '../../kernel/access/index.ts'
import { joinMatters } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { caseClasses } from './classes.rules.ts'
import { explainRouting } from './explain-routing.ts'
import { listCountedCases } from './figures/list-counted.ts'
import { showCaseFigures } from './figures/show-figures.ts'
import { findNear } from './find-near.ts'
import { listCases } from './list-cases.ts'
import { listTasks } from './list-tasks.ts'
import type { CaseParts, CityCases } from './parts.ts'
import { listPhotos } from './photos/list-photos.ts'
import { lookAtPhoto } from './photos/look-at-photo.ts'
import { type Reported, reportCase } from './report-case.ts'

const tags = ['city cases']
const byNumber = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)

/** Whether somebody sees a matter at all. */
type MayRead = (actor: StaffActor, number: string) => Promise<boolean>

/** Routes of city cases; their acts are those of all matters. Register `cityCasesPolicy` first. */
export function cityCasesRoutes(http: HttpServer, parts: CityCases, mayRead: MayRead): void {
  http.post(
    '/api/v1/city-cases',
    {
      schema: {
        summary: 'Report what is wrong in the street',
        tags,
        body: CityCaseBody,
        response: { 201: CityCaseTaken },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await reportCase(parts, reportedBy(request, request.body))),
  )
  http.get(
    '/api/v1/city-cases',
    {
      schema: {
        summary: 'Cases for the map and its list, the newest first',
        tags,
        querystring: CaseMapQuery,
        response: { 200: CaseMap },
      },
    },
    (request) => listCases(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/city-cases/classes',
    {
      schema: {
        summary: 'Classes of components and events',
        tags,
        response: { 200: CaseClasses },
      },
    },
    () => ({ rows: caseClasses.map((one) => ({ ...one, words: [...one.words] })) }),
  )
  http.get(
    '/api/v1/city-cases/tasks',
    {
      schema: {
        summary: 'What waits for a collector: to verify and to check',
        tags,
        response: { 200: CollectorTasks },
      },
    },
    (request) => listTasks(parts, staffOf(request)),
  )
  addDuplicates(http, parts)
  addRouting(http, parts, mayRead)
  addPhotos(http, parts)
  addFigures(http, parts)
}

function addFigures(http: HttpServer, parts: CaseParts): void {
  http.get(
    '/api/v1/city-cases/figures',
    {
      schema: {
        summary: 'Figures of the street with their definitions, in all and by unit',
        tags,
        querystring: CaseFiguresQuery,
        response: { 200: CaseFigures },
      },
    },
    (request) => showCaseFigures(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/city-cases/figures/cases',
    {
      schema: {
        summary: 'The cases one number of a figure counts, by number',
        tags,
        querystring: CountedCasesQuery,
        response: { 200: CountedMatters },
      },
    },
    (request) => listCountedCases(parts, staffOf(request), request.query),
  )
}

function addRouting(http: HttpServer, parts: CaseParts, mayRead: MayRead): void {
  http.get(
    '/api/v1/city-cases/:number/routing',
    {
      schema: {
        summary: 'Why its unit answers for a case, and what else fitted',
        tags,
        params: byNumber,
        response: { 200: CaseRouting },
      },
    },
    async (request) => {
      const { number } = request.params
      if (!(await mayRead(staffOf(request), number))) throw new Refusal('matter/not-found')
      return explainRouting(parts, { regionCode: staffOf(request).regionCode, number })
    },
  )
}

function addPhotos(http: HttpServer, parts: CaseParts): void {
  http.get(
    '/api/v1/city-cases/photos',
    {
      schema: {
        summary: 'Photos that wait to be looked at before the public sees them, or were',
        tags,
        querystring: CasePhotosQuery,
        response: { 200: CasePhotos },
      },
    },
    (request) => {
      const { tab = 'waiting' } = request.query
      return listPhotos(parts, { regionCode: regionOf(request), tab })
    },
  )
  http.post(
    '/api/v1/city-cases/photos/:id',
    {
      schema: {
        summary: 'Cover parts of a photo and show it, or keep it from the public',
        tags,
        params: Type.Object(
          { id: Type.String({ format: 'uuid' }) },
          { additionalProperties: false },
        ),
        body: PhotoLook,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await lookAtPhoto(parts, staffOf(request), { ...request.params, ...request.body })
      return reply.code(204).send(null)
    },
  )
}

function addDuplicates(http: HttpServer, parts: CaseParts): void {
  http.get(
    '/api/v1/city-cases/near',
    {
      schema: {
        summary:
          'Cases that may be the same: near, of a class, of the last days; the nearest first',
        tags,
        querystring: NearQuery,
        response: { 200: NearCases },
      },
    },
    async (request) => {
      const { longitude, latitude, ...asked } = request.query
      const point = { longitude, latitude }
      const { isPlace, found } = await findNear(parts, {
        ...asked,
        point,
        regionCode: regionOf(request),
      })
      return {
        isPlace,
        rows: found.map(({ number, title, state, kind, category, metres, ...one }) => ({
          number,
          title,
          state,
          kind,
          category,
          metres,
          openedAt: formatInstant(one.openedAt),
          closedAt: one.closedAt && formatInstant(one.closedAt),
        })),
      }
    },
  )
  http.post(
    '/api/v1/city-cases/:number/join',
    {
      schema: {
        summary: 'Join a report to the open case it is about already',
        tags,
        params: byNumber,
        body: JoinBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await joinMatters(parts, staffOf(request), {
        kind: 'city_case',
        roles: ['acceptor'],
        ...request.params,
        ...request.body,
      })
      return reply.code(204).send(null)
    },
  )
}

function regionOf({ actor }: FastifyRequest): string {
  if (actor.kind !== 'staff' && actor.kind !== 'api') throw new Refusal('common/not-permitted')
  return actor.regionCode
}

/** A collector, an acceptor for somebody else, or another system, each in the own region. */
function reportedBy(request: FastifyRequest, body: CityCaseBody): Reported {
  const { actor } = request
  if (regionOf(request) !== body.regionCode) throw new Refusal('common/not-permitted')
  if (actor.kind !== 'staff') {
    const enteredBy = actor.kind === 'api' ? `api:${actor.keyId}` : 'system'
    if (body.selfHandled !== undefined) throw new Refusal('common/not-permitted')
    return { body, enteredBy, collectorStaffId: null }
  }
  const isCollector = actor.posts.some(({ role }) => role === 'collector')
  if (body.selfHandled !== undefined && !isCollector) throw new Refusal('common/not-permitted')
  return {
    body,
    enteredBy: `staff:${actor.staffId}`,
    collectorStaffId: isCollector ? actor.staffId : null,
  }
}
