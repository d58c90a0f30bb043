import {
  AccessSettings,
  ApiKeyMade,
  ApiKeys,
  IdParameter,
  NewAccessSettings,
  NewApiKey,
  Rotation,
} from '@huiyin/contract/access'
import { formatInstant } from '@huiyin/contract/time'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { type AccessRoutesParts, staffOf } from './access.routes.ts'
import { listApiKeys, settingsInForce } from './administrators-lists.ts'
import { createApiKey, type MadeApiKey, revokeApiKey, rotateApiKey } from './api-keys.ts'
import { securityLogRoutes } from './security-log.routes.ts'
import { changeSettings } from './settings.ts'

const tags = ['administration']
const nothing = { 204: Type.Null() }

/** Keys of other systems, rules of access and the security log. */
export function keyAndLogRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  keyRoutes(http, parts)
  settingRoutes(http, parts)
  securityLogRoutes(http, parts)
}

function keyRoutes(http: HttpServer, { access, forget }: AccessRoutesParts): void {
  http.get(
    '/api/v1/admin/api-keys',
    { schema: { summary: 'API keys', tags, response: { 200: ApiKeys } } },
    async (request) => {
      const keys = await listApiKeys(access, staffOf(request))
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
      const { secondFactorRoles, ...rest } = await settingsInForce(access, staffOf(request))
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

function shown({ id, key, expiresAt }: MadeApiKey) {
  return { id, key, expiresAt: formatInstant(expiresAt) }
}
