import { SmsDeliveryReport } from '@huiyin/contract/sms'
import type { Db } from '../db/db.ts'
import type { HttpServer } from '../http/index.ts'
import type { World } from '../world.ts'
import { takeDeliveryReport } from './take-delivery-report.ts'

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
      const { headers } = request
      await takeDeliveryReport(parts, request.body, {
        timestamp: String(headers['huiyin-timestamp'] ?? ''),
        nonce: String(headers['huiyin-nonce'] ?? ''),
        signature: String(headers['huiyin-signature'] ?? ''),
      })
      return reply.code(204).send()
    },
  )
}
