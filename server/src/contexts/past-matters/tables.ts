import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of past matters (ARCHITECTURE.md, Database). */
export const pastMatterTables = {
  'past_matters.row': 'distributed',
  'past_matters.import': 'distributed',
} as const satisfies Record<string, Placement>
