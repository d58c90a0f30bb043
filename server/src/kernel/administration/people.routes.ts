import { IdParameter } from '@huiyin/contract/access'
import {
  Departure,
  DepartureDone,
  Holdings,
  NewPerson,
  PersonChange,
  PersonMade,
} from '@huiyin/contract/administration'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { peoplePolicy } from './administration.policy.ts'
import { depart, showHoldings } from './depart.ts'
import { administratorOf, type DepartureParts, nothing, tags } from './parts.ts'
import { changePerson, makePerson } from './save-person.ts'

/** People: entered, renewed, moved, and leaving. */
export function peopleRoutes(http: HttpServer, parts: DepartureParts): void {
  http.registerPolicy(peoplePolicy)
  departureRoutes(http, parts)
  http.post(
    '/api/v1/admin/staff',
    {
      schema: {
        summary: 'Enter a person without account and rights',
        tags,
        body: NewPerson,
        response: { 201: PersonMade },
      },
    },
    async (request, reply) => {
      const staffId = await makePerson(parts, administratorOf(request), request.body)
      return reply.code(201).send({ staffId })
    },
  )
  http.post(
    '/api/v1/admin/staff/:id',
    {
      schema: {
        summary: 'Renew name and telephone of a person',
        tags,
        params: IdParameter,
        body: PersonChange,
        response: nothing,
      },
    },
    async (request, reply) => {
      const change = { ...request.body, staffId: request.params.id }
      await changePerson(parts, administratorOf(request), change)
      return reply.code(204).send(null)
    },
  )
}

function departureRoutes(http: HttpServer, parts: DepartureParts): void {
  http.get(
    '/api/v1/admin/staff/:id/holdings',
    {
      schema: {
        summary: 'What somebody has in hand before leaving or moving',
        tags,
        params: IdParameter,
        response: { 200: Holdings },
      },
    },
    (request): Promise<Holdings> =>
      showHoldings(parts, staffOf(request).regionCode, request.params.id),
  )
  http.post(
    '/api/v1/admin/staff/:id/departure',
    {
      schema: {
        summary: 'Somebody leaves or moves; every open matter is handed over',
        tags,
        params: IdParameter,
        body: Departure,
        response: { 200: DepartureDone },
      },
    },
    (request): Promise<DepartureDone> =>
      depart(parts, administratorOf(request), { ...request.body, staffId: request.params.id }),
  )
}
