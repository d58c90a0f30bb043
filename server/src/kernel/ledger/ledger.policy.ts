import type { PolicyTable } from '../access/actor.ts'

/** Whoever keeps a copy of the roots watches over us: anybody may. */
export const ledgerPolicy = {
  'GET /api/v1/ledger/roots': { public: true, side: 'both', limit: 'read' },
} as const satisfies PolicyTable
