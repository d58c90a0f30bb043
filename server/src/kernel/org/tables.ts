import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of this module. */
export const orgTables = {
  'kernel.region': 'reference',
  'kernel.org_revision': 'distributed',
  'kernel.unit': 'distributed',
  'kernel.unit_version': 'distributed',
  'kernel.unit_succession': 'distributed',
  'kernel.hall_window': 'distributed',
  'kernel.post': 'distributed',
  'kernel.staff': 'distributed',
  'kernel.appointment': 'distributed',
  'kernel.deputy': 'distributed',
} as const satisfies Placements
