import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const citizenTables = {
  'kernel.citizen_account': 'distributed',
  'kernel.citizen_claim': 'distributed',
  'kernel.citizen_session': 'distributed',
} as const satisfies Placements
