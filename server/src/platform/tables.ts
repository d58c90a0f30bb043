import type { Placement } from './db/placement.ts'

/** Placement of the tables of the platform. */
export const platformTables = {
  'platform.migration': 'local',
  'platform.secret_fingerprint': 'local',
} as const satisfies Record<string, Placement>
