import { Refusal } from '../http/refusal.ts'
import type { Outbound } from '../outbound/index.ts'
import { postSigned, type SignedConnection } from '../sms/index.ts'
import type { World } from '../world.ts'

/** A call between two telephones, neither of which learns the number of the other. */
export interface RelayedCall {
  /** Stays the same at every try, so that nobody is rung twice. */
  readonly id: string
  /** Rung first: the clerk's own telephone. */
  readonly caller: string
  /** Rung when the clerk has answered. */
  readonly phone: string
  readonly secondsMax: number
}

/** The way to the telephone exchange. Called after the transaction that asked for it. */
export interface VoiceGateway {
  /** @throws Refusal `relay/unavailable` when the call cannot be handed over */
  connect(call: RelayedCall): Promise<void>
}

/** Hands calls to the operator's exchange by signed HTTP, as messages are handed over. */
export function openVoiceGateway(parts: {
  readonly world: World
  readonly outbound: Outbound
  readonly connection: SignedConnection
}): VoiceGateway {
  return {
    async connect(call) {
      if (!(await postSigned({ ...parts, pauses: [0, 500, 1_500] }, call))) {
        throw new Refusal('relay/unavailable')
      }
    },
  }
}

/** Telephones of the demo: nothing rings and nothing is kept. */
export const simulatedVoice: VoiceGateway = { connect: async () => {} }
