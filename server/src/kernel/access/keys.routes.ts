import {
  AccessSettings,
  ApiKeyMade,
  ApiKeys,
  IdParameter,
  NewAccessSettings,
  NewApiKey,
  Page,
  Rotation,
  SecurityEvents,
} from '@huiyin/contract/access'
import { formatInstant } from '@huiyin/contract/time'
import Type from 'typebox'
import { type HttpServer, pageOf } from '../../platform/http/index.ts'
import { type AccessRoutesParts, staffOf } from './access.routes.ts'
import { createApiKey, type MadeApiKey, revokeApiKey, rotateApiKey } from './api-keys.ts'
import { selectApiKeys } from './keys.store.ts'
import { selectSecurityEvents } from './security-log.store.ts'
import { logSecurity } from './security-log.ts'
import { firstSetting } from './settings.rules.ts'
import { findSetting } from './settings.store.ts'
import { changeSettings } from './settings.ts'

const tags = ['administration']
const nothing = { 204: Type.Null() }
const lastPlace = ['9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

/** Keys of other systems, rules of access and the security log. */
export function keyAndLogRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  keyRoutes(http, parts)
  settingRoutes(http, parts)
  logRoutes(http, parts)
}

function keyRoutes(http: HttpServer, { access, forget }: AccessRoutesParts): void {
  http.get(
    '/api/v1/admin/api-keys',
    { schema: { summary: 'API keys', tags, response: { 200: ApiKeys } } },
    async (request) => {
      const keys = await selectApiKeys(access.db, staffOf(request).regionCode)
      const rows = keys.map((key) => ({
        id: key.id,
        name: key.name,
        scopes: [...key.scopes],
        createdAt: formatInstant(key.createdAt),
        expiresAt: formatInstant(key.expiresAt),
        lastUsedAt: key.lastUsedAt && formatInstant(key.lastUsedAt),
        revokedAt: key.revokedAt && formatInstant(key.revokedAt),
      }))
      return { rows }
    },
  )
  http.post(
    '/api/v1/admin/api-keys',
    {
      schema: { summary: 'Make an API key', tags, body: NewApiKey, response: { 201: ApiKeyMade } },
    },
    async (request, reply) => {
      const input = { ...request.body, address: request.ip }
      const made = await createApiKey(access, staffOf(request), input)
      return reply.code(201).header('cache-control', 'no-store').send(shown(made))
    },
  )
  http.post(
    '/api/v1/admin/api-keys/:id/rotate',
    {
      schema: {
        summary: 'Make the successor of an API key',
        tags,
        params: IdParameter,
        body: Rotation,
        response: { 201: ApiKeyMade },
      },
    },
    async (request, reply) => {
      const { overlapDays } = request.body
      const input = { id: request.params.id, overlapDays, address: request.ip }
      const made = await rotateApiKey(access, staffOf(request), input)
      forget()
      return reply.code(201).header('cache-control', 'no-store').send(shown(made))
    },
  )
  http.delete(
    '/api/v1/admin/api-keys/:id',
    { schema: { summary: 'Revoke an API key', tags, params: IdParameter, response: nothing } },
    async (request, reply) => {
      const key = { id: request.params.id, address: request.ip }
      await revokeApiKey(access, staffOf(request), key)
      forget()
      return reply.code(204).send(null)
    },
  )
}

function settingRoutes(http: HttpServer, { access }: AccessRoutesParts): void {
  http.get(
    '/api/v1/admin/access-settings',
    { schema: { summary: 'Rules of access in force', tags, response: { 200: AccessSettings } } },
    async (request) => {
      const { regionCode } = staffOf(request)
      const own = await findSetting(access.db, { regionCode, now: access.world.now() })
      const { secondFactorRoles, ...rest } = own ?? { ...firstSetting, validFrom: null }
      const validFrom = rest.validFrom && formatInstant(rest.validFrom)
      return { ...rest, secondFactorRoles: [...secondFactorRoles], validFrom }
    },
  )
  http.post(
    '/api/v1/admin/access-settings',
    {
      schema: {
        summary: 'Set the rules of access from now on',
        tags,
        body: NewAccessSettings,
        response: nothing,
      },
    },
    async (request, reply) => {
      await changeSettings(access, staffOf(request), { ...request.body, address: request.ip })
      return reply.code(204).send(null)
    },
  )
}

function logRoutes(http: HttpServer, { access }: AccessRoutesParts): void {
  const { db, world } = access
  http.get(
    '/api/v1/admin/security-events',
    {
      schema: {
        summary: 'Security log',
        tags,
        querystring: Page,
        response: { 200: SecurityEvents },
      },
    },
    async (request) => {
      const { regionCode, staffId } = staffOf(request)
      const { cursor, limit } = request.query
      const place = cursor ? http.cursors.read('security-events', cursor) : lastPlace
      const [beforeAt = '', beforeId = ''] = place
      const found = await selectSecurityEvents(db, {
        regionCode,
        beforeAt: new Date(beforeAt),
        beforeId,
        limit: limit + 1,
      })
      // Who reads the log is in the log; a walk through its pages counts once.
      if (cursor === undefined) {
        const event = {
          regionCode,
          actor: `staff:${staffId}`,
          isSuccess: true,
          address: request.ip,
        }
        await logSecurity(db, world, { ...event, what: 'security-log-read' })
      }
      const { rows, nextCursor } = pageOf(http.cursors, {
        list: 'security-events',
        rows: found,
        limit,
        place: (row) => [row.at.toISOString(), row.id],
      })
      return { rows: rows.map((row) => ({ ...row, at: formatInstant(row.at) })), nextCursor }
    },
  )
}

function shown({ id, key, expiresAt }: MadeApiKey) {
  return { id, key, expiresAt: formatInstant(expiresAt) }
}
