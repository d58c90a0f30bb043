import { CountedMatters } from '@huiyin/contract/counted-figures'
import {
  SimilarQuery,
  SimilarTickets,
  TicketBody,
  TicketJoin,
  TicketTaken,
} from '@huiyin/contract/hotline'
import {
  Callbacks,
  CallDesk,
  DispatchSuggestions,
  DispatchSuggestionsQuery,
} from '@huiyin/contract/hotline-desk'
import {
  CountedTicketsQuery,
  HotlineFigures,
  HotlineFiguresQuery,
} from '@huiyin/contract/hotline-figures'
import { HotlineScores, HotlineScoresQuery } from '@huiyin/contract/hotline-score'
import { localDayOf } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import { joinMatters } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { listCallbacks } from './callbacks/list-callbacks.ts'
import { listCountedTickets, showHotlineFigures } from './figures/show-figures.ts'
import { showScores } from './figures/show-scores.ts'
import { findSimilar } from './find-similar.ts'
import type { Hotline } from './index.ts'
import { knowledgeRoutes } from './knowledge/knowledge.routes.ts'
import { callScripts } from './scripts.rules.ts'
import { seatRoutes } from './seats/seats.routes.ts'
import { openSeats, seatsRule } from './seats/seats.rules.ts'
import { suggestUnits } from './suggestions/suggest-units.ts'
import { type TicketGiven, takeTicket } from './take-ticket.ts'

const tags = ['hotline']

/** Routes of the hotline; acts on tickets are those of all matters. Register `hotlinePolicy` first. */
export function hotlineRoutes(http: HttpServer, hotline: Hotline): void {
  deskRoutes(http, hotline)
  knowledgeRoutes(http, hotline)
  seatRoutes(http, hotline)
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

/** What the desk shows beside the tickets themselves. */
function deskRoutes(http: HttpServer, hotline: Hotline): void {
  const { rulebook, world } = hotline
  http.get(
    '/api/v1/hotline/desk',
    {
      schema: {
        summary: 'What an agent says, asks and says last, by type of request',
        tags,
        response: { 200: CallDesk },
      },
    },
    (request) => {
      const { regionCode } = staffOf(request)
      const now = world.now()
      const today = localDayOf(now)
      return {
        scripts: rulebook.inForce(regionCode, callScripts, today).value,
        seats: openSeats(rulebook.inForce(regionCode, seatsRule, today).value, now).map(
          ({ id, name, script }) => ({ id, name, script }),
        ),
      }
    },
  )
  http.get(
    '/api/v1/hotline/suggestions',
    {
      schema: {
        summary: 'Units that got tickets like this, and how often that is right; a person chooses',
        tags,
        querystring: DispatchSuggestionsQuery,
        response: { 200: DispatchSuggestions },
      },
    },
    (request) => suggestUnits(hotline, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/callbacks',
    {
      schema: {
        summary: 'People to be called back, each with all their matters, at most 500 matters',
        tags,
        response: { 200: Callbacks },
      },
    },
    (request) => listCallbacks(hotline, staffOf(request)),
  )
  figureRoutes(http, hotline)
}

function figureRoutes(http: HttpServer, hotline: Hotline): void {
  http.get(
    '/api/v1/hotline/figures',
    {
      schema: {
        summary: 'Figures of the hotline with their definitions, in all and by unit',
        tags,
        querystring: HotlineFiguresQuery,
        response: { 200: HotlineFigures },
      },
    },
    (request) => showHotlineFigures(hotline, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/hotline/figures/tickets',
    {
      schema: {
        summary: 'The tickets one number of a figure counts, by number',
        tags,
        querystring: CountedTicketsQuery,
        response: { 200: CountedMatters },
      },
    },
    (request) => listCountedTickets(hotline, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/hotline/score',
    {
      schema: {
        summary: 'Units ranked by what callers said of the tickets closed in a month',
        tags,
        querystring: HotlineScoresQuery,
        response: { 200: HotlineScores },
      },
    },
    (request) => showScores(hotline, staffOf(request).regionCode, request.query),
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
