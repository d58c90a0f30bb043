import type { Placement } from '../db/placement.ts'

/** Placement of the table of messages: the gateway knows no region. */
export const smsTables = {
  'platform.sms_message': 'local',
} as const satisfies Record<string, Placement>
