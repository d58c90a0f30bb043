import { DueFeed, DueFeedPath } from '@huiyin/contract/due-feeds'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/server.ts'
import { staffOf } from '../access/index.ts'
import { type DueFeedParts, readFeed, renewFeed, revokeFeed, showFeed } from './keep-feed.ts'

const tags = ['calendar']

/** One's own due dates for a calendar. Register `dueFeedsPolicy` first. */
export function dueFeedRoutes(http: HttpServer, parts: DueFeedParts): void {
  http.get(
    '/api/v1/session/calendar',
    {
      schema: {
        summary: 'The address at which a calendar reads my due dates',
        tags,
        response: { 200: DueFeed },
      },
    },
    (request) => showFeed(parts, staffOf(request)),
  )
  http.post(
    '/api/v1/session/calendar',
    {
      schema: {
        summary: 'Make the address, or another in its place',
        tags,
        response: { 201: DueFeed },
      },
    },
    async (request, reply) => reply.code(201).send(await renewFeed(parts, staffOf(request))),
  )
  http.delete(
    '/api/v1/session/calendar',
    { schema: { summary: 'Take the address back', tags, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await revokeFeed(parts, staffOf(request))
      return reply.code(204).send(null)
    },
  )
  http.get(
    '/calendars/:token',
    {
      schema: {
        summary: 'Due dates as iCalendar (RFC 5545), for whoever has the address',
        tags,
        params: DueFeedPath,
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const calendar = await readFeed(parts, request.params.token)
      // The address is a secret: no cache between us keeps what it names.
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .header('referrer-policy', 'no-referrer')
        .send(calendar)
    },
  )
}
