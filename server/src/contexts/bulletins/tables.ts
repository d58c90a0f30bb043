import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of bulletins (ARCHITECTURE.md, Database). */
export const bulletinTables = {
  'bulletins.bulletin': 'distributed',
  'bulletins.due_case': 'distributed',
  'bulletins.objection': 'distributed',
} as const satisfies Record<string, Placement>
