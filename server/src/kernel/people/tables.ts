import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const peopleTables = {
  'kernel.citizen': 'distributed',
  'kernel.contact_view': 'distributed',
  'kernel.unmask_request': 'distributed',
  'kernel.phone_code': 'distributed',
} as const satisfies Placements
