import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const catalogTables = {
  'catalog.item': 'distributed',
  'catalog.item_version': 'distributed',
  'catalog.revision': 'distributed',
  'catalog.supervision_link': 'distributed',
} as const satisfies Placements
