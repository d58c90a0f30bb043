import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of the hall (ARCHITECTURE.md, Database). */
export const hallTables = {
  'hall.visit': 'distributed',
  'hall.visit_event': 'distributed',
  'hall.help': 'distributed',
  'hall.guidance': 'distributed',
  'hall.stay': 'distributed',
  'hall.slot': 'distributed',
  'hall.hall_order': 'distributed',
} as const satisfies Record<string, Placement>
