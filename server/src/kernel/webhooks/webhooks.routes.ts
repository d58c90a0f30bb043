import {
  DeliveryList,
  NewWebhook,
  WebhookList,
  WebhookMade,
  WebhookParameter,
  WebhookState,
} from '@huiyin/contract/webhooks'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { listDeliveries, listWebhooks } from './list-webhooks.ts'
import {
  addWebhook,
  changeState,
  removeWebhook,
  resend,
  rotateWebhook,
  testWebhook,
} from './manage-webhooks.ts'
import type { WebhookParts } from './parts.ts'

const tags = ['administration']
const params = WebhookParameter
const nothing = { 204: Type.Null() }

/** Systems told of events. Register `webhooksPolicy` first. */
export function webhookRoutes(http: HttpServer, parts: WebhookParts): void {
  listRoutes(http, parts)
  secretRoutes(http, parts)
  http.post(
    '/api/v1/admin/webhooks/:id/state',
    {
      schema: {
        summary: 'Enable or disable a webhook',
        tags,
        params,
        body: WebhookState,
        response: nothing,
      },
    },
    async (request, reply) => {
      await changeState(parts, staffOf(request), { ...request.params, ...request.body })
      return reply.code(204).send(null)
    },
  )
  http.delete(
    '/api/v1/admin/webhooks/:id',
    { schema: { summary: 'Remove a webhook and its log', tags, params, response: nothing } },
    async (request, reply) => {
      await removeWebhook(parts, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/webhooks/:id/test',
    { schema: { summary: 'Send a webhook a test message', tags, params, response: nothing } },
    async (request, reply) => {
      await testWebhook(parts, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/webhook-deliveries/:id/resend',
    { schema: { summary: 'Send a message once more', tags, params, response: nothing } },
    async (request, reply) => {
      await resend(parts, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function listRoutes(http: HttpServer, parts: WebhookParts): void {
  http.get(
    '/api/v1/admin/webhooks',
    { schema: { summary: 'Webhooks', tags, response: { 200: WebhookList } } },
    async (request) => ({ rows: await listWebhooks(parts, staffOf(request)) }),
  )
  http.get(
    '/api/v1/admin/webhooks/:id/deliveries',
    {
      schema: {
        summary: 'What was sent to a webhook, the newest hundred',
        tags,
        params,
        response: { 200: DeliveryList },
      },
    },
    async (request) => ({
      rows: await listDeliveries(parts, staffOf(request), request.params.id),
    }),
  )
}

function secretRoutes(http: HttpServer, parts: WebhookParts): void {
  http.post(
    '/api/v1/admin/webhooks',
    {
      schema: {
        summary: 'Tell a system of events',
        tags,
        body: NewWebhook,
        response: { 201: WebhookMade },
      },
    },
    async (request, reply) => {
      const made = await addWebhook(parts, staffOf(request), request.body)
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )
  http.post(
    '/api/v1/admin/webhooks/:id/rotate',
    {
      schema: {
        summary: 'Give a webhook a new secret; for seven days both sign',
        tags,
        params,
        response: { 201: WebhookMade },
      },
    },
    async (request, reply) => {
      const made = await rotateWebhook(parts, staffOf(request), request.params.id)
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )
}
