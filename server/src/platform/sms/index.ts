import { Refusal } from '../http/refusal.ts'
import type { World } from '../world.ts'
import type { SmsGateway, SmsMessage } from './gateway.ts'

export type { SmsGateway, SmsMessage } from './gateway.ts'
export { openHttpGateway } from './http-gateway.ts'
export { isSigned, signContent } from './signature.rules.ts'
export { postSigned, type SignedConnection } from './signed-post.ts'
export { smsRoutes } from './sms.routes.ts'
export { selectDeliveries } from './sms.store.ts'

/** Where no operator is connected nothing is sent, and the person is told so at once. */
export const noSmsGateway: SmsGateway = {
  send: () => Promise.reject(new Refusal('people/sms-unavailable')),
}

export interface SimulatedSms extends SmsGateway {
  /** What a telephone would show, newest first. */
  recent(): readonly (SmsMessage & { readonly sentAt: Date })[]
}

const keptMessagesMax = 100

/**
 * Telephones of the demo: the last messages stay in memory and are never written anywhere. Wired
 * only when the demo runs; a real region has no route to them.
 */
export function openSimulatedSms(world: World): SimulatedSms {
  const messages: (SmsMessage & { readonly sentAt: Date })[] = []
  return {
    async send(message) {
      messages.unshift({ ...message, sentAt: world.now() })
      messages.length = Math.min(messages.length, keptMessagesMax)
    },
    recent: () => messages,
  }
}
