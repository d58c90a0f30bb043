import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of routing (ARCHITECTURE.md, Database). */
export const routingTables = {
  'routing.grid': 'distributed',
  'routing.precedent': 'distributed',
  'routing.duty_gap': 'distributed',
  'routing.dispute': 'distributed',
} as const satisfies Record<string, Placement>
