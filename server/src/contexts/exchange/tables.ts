import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of the exchange (ARCHITECTURE.md, Database). */
export const exchangeTables = {
  'exchange.outgoing': 'distributed',
  'exchange.batch': 'distributed',
  'exchange.incoming': 'distributed',
  'exchange.poll': 'distributed',
  'exchange.outside_matter': 'distributed',
} as const satisfies Record<string, Placement>
