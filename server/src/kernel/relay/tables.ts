import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const relayTables = {
  'kernel.relay': 'distributed',
  'kernel.relay_place': 'local',
} as const satisfies Record<string, Placement>
