import {
  OrderBody,
  Orders,
  OrdersQuery,
  OrderTaken,
  Slots,
  SlotsBody,
  SlotsQuery,
} from '@huiyin/contract/hall-orders'
import Type from 'typebox'
import type { Actor, StaffActor } from '../../../kernel/access/index.ts'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Hall } from '../parts.ts'
import { layOutSlots, showSlots } from './lay-out-slots.ts'
import { listOrders } from './list-orders.ts'

const tags = ['hall']

/** Orders by clerks and other systems, and the capacity behind online booking. */
export function orderRoutes(http: HttpServer, parts: Hall): void {
  http.post(
    '/api/v1/hall-orders',
    {
      schema: {
        summary: 'Order a service for somebody: a place in a slot, or a call back',
        tags,
        body: OrderBody,
        response: { 201: OrderTaken },
      },
    },
    async (request, reply) => {
      const { applicant, windowCode = null, startsAt = null, text = '', ...rest } = request.body
      const { actor } = request
      const enteredBy = enteredByOf(actor, rest.regionCode)
      const agent = actor.kind === 'staff' ? agentPostOf(actor) : undefined
      const given = {
        ...{ ...rest, ...applicant, windowCode, startsAt, text, enteredBy },
        ...(agent && { takenByUnitCode: agent.unitCode }),
      }
      return reply.code(201).send(await parts.beginOrder(given))
    },
  )
  http.get(
    '/api/v1/hall-orders',
    {
      schema: {
        summary: 'Orders agreed for a day, or all that are open',
        tags,
        querystring: OrdersQuery,
        response: { 200: Orders },
      },
    },
    (request) => listOrders(parts, staffOf(request).regionCode, request.query),
  )
  http.get(
    '/api/v1/hall-slots',
    {
      schema: {
        summary: 'What a window takes, and what is booked',
        tags,
        querystring: SlotsQuery,
        response: { 200: Slots },
      },
    },
    (request) => showSlots(parts, staffOf(request), request.query),
  )
  http.put(
    '/api/v1/hall-slots',
    {
      schema: {
        summary: 'Lay down what a window takes, hour by hour',
        tags,
        body: SlotsBody,
        response: { 200: Type.Object({ count: Type.Integer() }, { additionalProperties: false }) },
      },
    },
    (request) => layOutSlots(parts, staffOf(request), request.body),
  )
}

/** Who takes calls goes on reading what was ordered in them. */
const agentPostOf = ({ posts }: StaffActor) => posts.find(({ role }) => role === 'call_agent')

function enteredByOf(actor: Actor, regionCode: string): string {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  if (actor.regionCode !== regionCode) throw new Refusal('common/not-permitted')
  return actor.kind === 'api' ? `api:${actor.keyId}` : `staff:${actor.staffId}`
}
