import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const evidenceTables = {
  'kernel.evidence': 'distributed',
} as const satisfies Placements
