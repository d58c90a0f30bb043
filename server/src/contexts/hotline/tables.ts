import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of the hotline (ARCHITECTURE.md, Database). */
export const hotlineTables = {
  'hotline.ticket': 'distributed',
} as const satisfies Record<string, Placement>
