import {
  AdminUnits,
  CodeParameter,
  NewUnit,
  NewZone,
  PostBody,
  Posts,
  PostsQuery,
  UnitChange,
  UnitEnd,
  UnitPage,
  WindowBody,
  ZoneMade,
} from '@huiyin/contract/administration'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { unitPolicy } from './administration.policy.ts'
import { type AdministrationParts, administratorOf, nothing, tags } from './parts.ts'
import { listPosts, listUnits, showUnit } from './read-units.ts'
import { makeZone, savePost, saveWindow } from './save-places.ts'
import { changeUnit, endUnit, makeUnit } from './save-unit.ts'

/** Units, windows and posts. */
export function unitRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.registerPolicy(unitPolicy)
  readRoutes(http, parts)
  writeUnitRoutes(http, parts)
  writePlaceRoutes(http, parts)
}

function readRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.get(
    '/api/v1/admin/units',
    {
      schema: {
        summary: 'Units of the region, former and future ones included',
        tags,
        response: { 200: AdminUnits },
      },
    },
    (request): Promise<AdminUnits> => listUnits(parts, staffOf(request).regionCode),
  )
  http.get(
    '/api/v1/admin/units/:code',
    {
      schema: {
        summary: 'A unit with its versions, windows, posts and what belongs to it',
        tags,
        params: CodeParameter,
        response: { 200: UnitPage },
      },
    },
    (request): Promise<UnitPage> =>
      showUnit(parts, staffOf(request).regionCode, request.params.code),
  )
  http.get(
    '/api/v1/posts',
    {
      schema: {
        summary: 'Posts by unit and name, with who holds them today',
        tags,
        querystring: PostsQuery,
        response: { 200: Posts },
      },
    },
    (request): Promise<Posts> =>
      listPosts(parts, staffOf(request).regionCode, request.query.unitCode),
  )
}

function writeUnitRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.post(
    '/api/v1/admin/units',
    { schema: { summary: 'Make a unit', tags, body: NewUnit, response: nothing } },
    async (request, reply) => {
      await makeUnit(parts, administratorOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/units/:code/changes',
    {
      schema: {
        summary: 'Change a unit from a day on',
        tags,
        params: CodeParameter,
        body: UnitChange,
        response: nothing,
      },
    },
    async (request, reply) => {
      const change = { ...request.body, code: request.params.code }
      await changeUnit(parts, administratorOf(request), change)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/units/:code/end',
    {
      schema: {
        summary: 'End a unit to which nothing belongs any more',
        tags,
        params: CodeParameter,
        body: UnitEnd,
        response: nothing,
      },
    },
    async (request, reply) => {
      const end = { ...request.body, code: request.params.code }
      await endUnit(parts, administratorOf(request), end)
      return reply.code(204).send(null)
    },
  )
}

function writePlaceRoutes(http: HttpServer, parts: AdministrationParts): void {
  http.post(
    '/api/v1/admin/windows',
    { schema: { summary: 'Make or renew a window', tags, body: WindowBody, response: nothing } },
    async (request, reply) => {
      await saveWindow(parts, administratorOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/posts',
    {
      schema: { summary: 'Make a post or rename it', tags, body: PostBody, response: nothing },
    },
    async (request, reply) => {
      await savePost(parts, administratorOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/zones',
    {
      schema: {
        summary: 'Make a development zone below the own region',
        tags,
        body: NewZone,
        response: { 201: ZoneMade },
      },
    },
    async (request, reply): Promise<ZoneMade> => {
      const regionCode = await makeZone(parts, administratorOf(request), request.body)
      reply.code(201)
      return { regionCode }
    },
  )
}
