import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of components (ARCHITECTURE.md, Database). */
export const componentTables = {
  'components.component': 'distributed',
} as const satisfies Record<string, Placement>
