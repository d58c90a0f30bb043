import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../db/db.ts'
import { Refusal } from '../http/refusal.ts'
import { type Outbound, OutboundFault } from '../outbound/index.ts'
import type { World } from '../world.ts'
import type { SmsGateway, SmsMessage } from './gateway.ts'
import { signContent } from './signature.rules.ts'
import { saveHandedOver } from './sms.store.ts'

/** Where the gateway is and what its requests are signed with. */
export interface SmsConnection {
  readonly url: string
  readonly secret: string
}

export interface HttpGatewayParts {
  readonly db: Db
  readonly world: World
  readonly outbound: Outbound
  readonly connection: SmsConnection
  /** Milliseconds before the second and third try. */
  readonly pausesMs?: readonly number[]
}

const timeoutMs = 4_000
const nonceBytes = 16

/**
 * Hands messages to the operator's gateway by signed HTTP: JSON with id, phone, number of the
 * template, its values and the text. Three tries with one id, so that a gateway which took the
 * first and answered late sends one message. Neither text nor phone is ever logged or kept.
 */
export function openHttpGateway(parts: HttpGatewayParts): SmsGateway {
  const { db, world } = parts
  const pauses = [0, ...(parts.pausesMs ?? [500, 1_500])]
  return {
    async send(message) {
      for (const milliseconds of pauses) {
        if (milliseconds > 0) await pause(milliseconds)
        const outcome = await tryOnce(parts, message)
        if (outcome === 'taken') {
          const { id, template } = message
          return saveHandedOver(db, { id, template, at: world.now() })
        }
        if (outcome === 'refused') break
      }
      throw new Refusal('people/sms-unavailable')
    },
  }
}

/** `busy` may be mended by another try, `refused` may not. */
async function tryOnce(
  { outbound, world, connection }: HttpGatewayParts,
  message: SmsMessage,
): Promise<'taken' | 'busy' | 'refused'> {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(world.now().getTime() / 1_000))
  const nonce = world.randomBytes(nonceBytes).toString('hex')
  try {
    const { status } = await outbound.send({
      method: 'POST',
      url: connection.url,
      timeoutMs,
      headers: {
        'content-type': 'application/json',
        'huiyin-timestamp': timestamp,
        'huiyin-nonce': nonce,
        'huiyin-signature': signContent(connection.secret, { timestamp, nonce }, body),
      },
      body,
    })
    if (status >= 200 && status < 300) return 'taken'
    return status === 429 || status >= 500 ? 'busy' : 'refused'
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    return error.reason === 'not-allowed' ? 'refused' : 'busy'
  }
}
