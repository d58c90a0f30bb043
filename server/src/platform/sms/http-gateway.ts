import type { Db } from '../db/db.ts'
import { Refusal } from '../http/refusal.ts'
import type { Outbound } from '../outbound/index.ts'
import type { World } from '../world.ts'
import type { SmsGateway } from './gateway.ts'
import { postSigned, type SignedConnection } from './signed-post.ts'
import { saveHandedOver } from './sms.store.ts'

/** Where the gateway is and what its requests are signed with. */
export type SmsConnection = SignedConnection

export interface HttpGatewayParts {
  readonly db: Db
  readonly world: World
  readonly outbound: Outbound
  readonly connection: SmsConnection
  /** Milliseconds before the second and third try. */
  readonly pausesMs?: readonly number[]
}

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
      if (!(await postSigned({ ...parts, pauses }, message))) {
        throw new Refusal('people/sms-unavailable')
      }
      const { id, template } = message
      await saveHandedOver(db, { id, template, at: world.now() })
    },
  }
}
