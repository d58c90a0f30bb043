import {
  SimilarQuery,
  SimilarTickets,
  TicketBody,
  TicketJoin,
  TicketTaken,
} from '@huiyin/contract/hotline'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import { joinMatters } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { findSimilar } from './find-similar.ts'
import type { Hotline } from './index.ts'
import { type TicketGiven, takeTicket } from './take-ticket.ts'

const tags = ['hotline']

/** Routes of the hotline; acts on tickets are those of all matters. Register `hotlinePolicy` first. */
export function hotlineRoutes(http: HttpServer, hotline: Hotline): void {
  http.post(
    '/api/v1/tickets',
    {
      schema: {
        summary: 'Take down what somebody asks of the hotline',
        tags,
        body: TicketBody,
        response: { 201: TicketTaken },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await takeTicket(hotline, givenBy(request, request.body))),
  )
  http.get(
    '/api/v1/tickets/similar',
    {
      schema: {
        summary: 'Earlier tickets of a caller, and open ones of a class at a place',
        tags,
        querystring: SimilarQuery,
        response: { 200: SimilarTickets },
      },
    },
    (request) => findSimilar(hotline, staffOf(request), request.query),
  )
  http.post(
    '/api/v1/tickets/:number/join',
    {
      schema: {
        summary: 'Join a ticket to the open one it is about already',
        tags,
        params: Type.Object(
          { number: Type.String({ minLength: 1, maxLength: 60 }) },
          { additionalProperties: false },
        ),
        body: TicketJoin,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await joinMatters(hotline, staffOf(request), {
        kind: 'ticket',
        roles: ['call_agent', 'dispatcher'],
        ...request.params,
        ...request.body,
      })
      return reply.code(204).send(null)
    },
  )
}

/** An agent, or another system, each in the own region. */
function givenBy({ actor }: FastifyRequest, body: TicketBody): TicketGiven {
  const isOwn =
    (actor.kind === 'staff' || actor.kind === 'api') && actor.regionCode === body.regionCode
  if (!isOwn) throw new Refusal('common/not-permitted')
  return actor.kind === 'staff'
    ? { body, enteredBy: `staff:${actor.staffId}`, agentStaffId: actor.staffId }
    : { body, enteredBy: `api:${actor.keyId}`, agentStaffId: null }
}
