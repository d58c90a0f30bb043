import { SmsDeliveryReport } from '@huiyin/contract/sms'
import type { Db } from '../db/db.ts'
import { type HttpServer, Refusal } from '../http/index.ts'
import type { World } from '../world.ts'
import { isSigned } from './signature.rules.ts'
import { saveReport } from './sms.store.ts'

/**
 * A gateway has neither cookie nor key: its signature admits it. It stands in the inner zone, whose
 * process sends the messages.
 */
export const smsPolicy = {
  'POST /api/v1/sms/delivery-reports': { public: true, side: 'desk' },
} as const

/** What became of messages, told by the gateway and kept as evidence. */
export function smsRoutes(
  http: HttpServer,
  parts: { readonly db: Db; readonly world: World; readonly secret: string | undefined },
): void {
  const { db, world, secret } = parts
  http.registerPolicy(smsPolicy)
  http.post<{ Body: SmsDeliveryReport }>(
    '/api/v1/sms/delivery-reports',
    {
      schema: {
        tags: ['text messages'],
        summary: 'The gateway reports what became of a message',
        description:
          'Signed with HUIYIN_SMS_SECRET: headers huiyin-timestamp (Unix seconds), huiyin-nonce and huiyin-signature `v1=<hex of HMAC-SHA256>` over `timestamp.nonce.messageId.state.at`.',
        body: SmsDeliveryReport,
      },
    },
    async (request, reply) => {
      const { messageId, state, at } = request.body
      const given = {
        timestamp: String(request.headers['huiyin-timestamp'] ?? ''),
        nonce: String(request.headers['huiyin-nonce'] ?? ''),
        signature: String(request.headers['huiyin-signature'] ?? ''),
        content: `${messageId}.${state}.${at}`,
      }
      if (secret === undefined || !isSigned(secret, given, world.now())) {
        throw new Refusal('sms/signature-wrong')
      }
      const isKnown = await saveReport(db, { id: messageId, state, at: new Date(at) })
      if (!isKnown) throw new Refusal('sms/message-unknown')
      return reply.code(204).send()
    },
  )
}
