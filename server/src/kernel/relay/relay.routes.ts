import { CallReport, RelayBody, RelayList, SmsReply } from '@huiyin/contract/relay'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isSigned } from '../../platform/sms/index.ts'
import { staffOf } from '../access/index.ts'
import { askRelay } from './ask-relay.ts'
import type { RelayParts } from './parts.ts'
import { relayPolicy } from './relay.policy.ts'
import { showRelays } from './show-relays.ts'
import { takeCallReport, takeReply } from './take-gateway-word.ts'

const numberParams = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)

/** What the operator's gateways sign their words with. */
export interface GatewaySecrets {
  readonly sms: string | undefined
  readonly voice: string | undefined
}

/** Contact through the platform: asked for at the desk, answered by the gateways. */
export function relayRoutes(http: HttpServer, parts: RelayParts, secrets: GatewaySecrets): void {
  http.registerPolicy(relayPolicy)
  deskRoutes(http, parts)
  gatewayRoutes(http, parts, secrets)
}

function deskRoutes(http: HttpServer, parts: RelayParts): void {
  http.get(
    '/api/v1/matters/:number/relays',
    {
      schema: {
        summary: 'How the person behind a matter was reached through the platform',
        tags: ['matters'],
        params: numberParams,
        response: { 200: RelayList },
      },
    },
    (request) => showRelays(parts, staffOf(request), request.params.number),
  )
  http.post(
    '/api/v1/matters/:number/relays',
    {
      schema: {
        summary: 'Reach the person through the platform: a forwarded message, or a connected call',
        description: 'The number is shown to nobody; the person sees each use.',
        tags: ['matters'],
        params: numberParams,
        body: RelayBody,
        response: { 201: RelayList },
      },
    },
    async (request, reply) => {
      const { number } = request.params
      const staff = staffOf(request)
      await askRelay(parts, staff, { number, body: request.body })
      return reply.code(201).send(await showRelays(parts, staff, number))
    },
  )
}

const signedBy = (secret: string, content: string) =>
  `Signed with ${secret}: headers huiyin-timestamp (Unix seconds), huiyin-nonce and huiyin-signature \`v1=<hex of HMAC-SHA256>\` over \`timestamp.nonce.${content}\`.`

function gatewayRoutes(http: HttpServer, parts: RelayParts, secrets: GatewaySecrets): void {
  const requireSigned = (request: FastifyRequest, secret: string | undefined, content: string) => {
    const header = (name: string) => String(request.headers[name] ?? '')
    const given = {
      timestamp: header('huiyin-timestamp'),
      nonce: header('huiyin-nonce'),
      signature: header('huiyin-signature'),
      content,
    }
    if (secret === undefined || !isSigned(secret, given, parts.world.now())) {
      throw new Refusal('sms/signature-wrong')
    }
  }
  http.post(
    '/api/v1/sms/replies',
    {
      schema: {
        tags: ['text messages'],
        summary: 'The gateway forwards what a person replied to a relayed message',
        description: signedBy('HUIYIN_SMS_SECRET', 'replyId.messageId.at.text'),
        body: SmsReply,
      },
    },
    async (request, reply) => {
      const { replyId, messageId, at, text } = request.body
      requireSigned(request, secrets.sms, `${replyId}.${messageId}.${at}.${text}`)
      await takeReply(parts, request.body)
      return reply.code(204).send()
    },
  )
  http.post(
    '/api/v1/voice/call-reports',
    {
      schema: {
        tags: ['text messages'],
        summary: 'The exchange reports what became of a relayed call',
        description: signedBy('HUIYIN_VOICE_SECRET', 'callId.state.at'),
        body: CallReport,
      },
    },
    async (request, reply) => {
      const { callId, state, at } = request.body
      requireSigned(request, secrets.voice, `${callId}.${state}.${at}`)
      await takeCallReport(parts, request.body)
      return reply.code(204).send()
    },
  )
}
