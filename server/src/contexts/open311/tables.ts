import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of Open311 (ARCHITECTURE.md, Database). */
export const open311Tables = {
  'open311.bulk_file': 'distributed',
} as const satisfies Record<string, Placement>
