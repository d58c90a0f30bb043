import type { FastifyReply } from 'fastify'
import type { HttpServer } from '../../../platform/http/index.ts'
import { type QrCard, qrPng, qrSvg } from '../../../platform/qr/index.ts'
import type { ReviewPageActs } from './view.ts'

interface TokenRoute {
  Params: { token: string }
}
interface CodeRoute {
  Params: { code: string }
}

/** Pictures of links for slips, screens and posters: SVG, and PNG for printers that know no SVG. */
export function cardRoutes(http: HttpServer, acts: ReviewPageActs): void {
  const schema = { hide: true }
  http.get<TokenRoute>('/r/:token/qr.svg', { schema }, async ({ params }, reply) =>
    sendSvg(reply, await acts.card(params.token)),
  )
  http.get<TokenRoute>('/r/:token/qr.png', { schema }, async ({ params }, reply) =>
    sendPng(reply, await acts.card(params.token)),
  )
  http.get<CodeRoute>('/s/:code/qr.svg', { schema }, async ({ params }, reply) =>
    sendSvg(reply, await acts.staticCard(params.code)),
  )
  http.get<CodeRoute>('/s/:code/qr.png', { schema }, async ({ params }, reply) =>
    sendPng(reply, await acts.staticCard(params.code)),
  )
}

// The picture is the link: like the page behind it, no cache may keep it.
const sendSvg = (reply: FastifyReply, card: QrCard) =>
  reply.header('cache-control', 'no-store').type('image/svg+xml').send(qrSvg(card))
const sendPng = (reply: FastifyReply, card: QrCard) =>
  reply.header('cache-control', 'no-store').type('image/png').send(qrPng(card))
