import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const dueFeedTables = {
  'kernel.due_feed': 'distributed',
} as const satisfies Placements
