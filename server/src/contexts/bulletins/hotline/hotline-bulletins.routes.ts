import { CaseBulletinActBody } from '@huiyin/contract/case-bulletins'
import {
  HotlineBulletin,
  HotlineBulletinDraft,
  HotlineBulletinFigures,
  HotlineBulletinFileQuery,
  HotlineBulletinPath,
  HotlineBulletinQuery,
  HotlineBulletins,
} from '@huiyin/contract/hotline-bulletins'
import type { FastifyRequest } from 'fastify'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { actOnEdition, editionFile, showEdition } from '../editions.ts'
import { type MakingParts, makeFile } from '../make-files.ts'
import { sendFile } from '../send-file.ts'
import { draftHotline } from './draft-hotline.ts'
import { hotlineFiguresOf } from './hotline-facts.rules.ts'
import { findHotlineForReader, hotlineEditions, listHotline } from './show-hotline.ts'

const tags = ['hotline bulletins']
const path = '/api/v1/hotline-bulletins'

/** Bulletins of the hotline. Register `hotlineBulletinsPolicy` first. */
export function hotlineBulletinsRoutes(http: HttpServer, parts: MakingParts): void {
  publicRoute(http, parts)
  draftingRoutes(http, parts)
  standingRoutes(http, parts)
}

function publicRoute(http: HttpServer, parts: MakingParts): void {
  http.get(
    '/api/v1/bulletins/hotline',
    {
      schema: {
        summary:
          'The bulletin of a day, week or month of the hotline: figures, page, Word, Excel, PDF',
        tags,
        querystring: HotlineBulletinQuery,
        response: { 200: HotlineBulletinFigures },
      },
    },
    async (request, reply) => {
      const { format } = request.query
      const bulletin = await findHotlineForReader(parts, request.actor, request.query)
      if (format === 'json') return hotlineFiguresOf(bulletin.facts)
      return sendFile(reply, format, await makeFile(parts, bulletin, { format, isStaff: false }))
    },
  )
}

function draftingRoutes(http: HttpServer, parts: MakingParts): void {
  http.get(
    path,
    {
      schema: {
        summary: 'The bulletins of the hotline of the region',
        tags,
        response: { 200: HotlineBulletins },
      },
    },
    async (request) => ({ rows: await listHotline(parts, staffOf(request)) }),
  )
  http.post(
    path,
    {
      schema: {
        summary: 'Count the day, week or month of the hotline that ends on a day, and draft it',
        tags,
        body: HotlineBulletinDraft,
        response: { 201: HotlineBulletin },
      },
    },
    async (request, reply) => {
      const bulletinId = await draftHotline(parts, staffOf(request), request.body)
      return reply.code(201).send(await shown(parts, request, bulletinId))
    },
  )
}

function standingRoutes(http: HttpServer, parts: MakingParts): void {
  http.get(
    `${path}/:bulletin`,
    {
      schema: {
        summary: 'A bulletin of the hotline',
        tags,
        params: HotlineBulletinPath,
        response: { 200: HotlineBulletin },
      },
    },
    (request) => shown(parts, request, request.params.bulletin),
  )
  http.get(
    `${path}/:bulletin/file`,
    {
      schema: {
        summary: 'The document of this very edition: page, Word, Excel or PDF',
        tags,
        params: HotlineBulletinPath,
        querystring: HotlineBulletinFileQuery,
      },
    },
    async (request, reply) => {
      const { format } = request.query
      const asked = { ...askedBy(request, request.params.bulletin), format }
      return sendFile(reply, format, await editionFile(parts, hotlineEditions, asked))
    },
  )
  http.post(
    `${path}/:bulletin/acts`,
    {
      schema: {
        summary: 'Check, approve, publish, withdraw or correct a bulletin, by different people',
        tags,
        params: HotlineBulletinPath,
        body: CaseBulletinActBody,
        response: { 200: HotlineBulletin },
      },
    },
    (request) =>
      actOnEdition(parts, hotlineEditions, {
        ...askedBy(request, request.params.bulletin),
        ...request.body,
      }),
  )
}

function askedBy(request: FastifyRequest, bulletinId: string) {
  return { actor: staffOf(request), bulletinId }
}

function shown(parts: MakingParts, request: FastifyRequest, bulletinId: string) {
  return showEdition(parts, hotlineEditions, askedBy(request, bulletinId))
}
