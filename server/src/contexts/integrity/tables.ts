import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of integrity signals. */
export const integrityTables = {
  'integrity.flag': 'distributed',
  'integrity.flagged_review': 'distributed',
  'integrity.outside_count': 'distributed',
} as const satisfies Record<string, Placement>
