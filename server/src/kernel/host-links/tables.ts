import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const hostLinkTables = {
  'kernel.host_link_nonce': 'distributed',
} as const satisfies Placements
