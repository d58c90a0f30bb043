import type { SmsGateway } from '../../platform/sms/index.ts'
import type { VoiceGateway } from '../../platform/voice/index.ts'
import type { WorkListParts } from '../matter/index.ts'

/** What relaying needs beside everything a matter page needs. */
export interface RelayParts extends WorkListParts {
  readonly sms: SmsGateway
  /** Left out where no exchange is connected: then messages alone are relayed. */
  readonly voice?: VoiceGateway | undefined
}
