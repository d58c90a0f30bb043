import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const personalTables = { 'personal.request': 'distributed' } as const satisfies Placements
