import type { PolicyTable, Role } from '../access/actor.ts'

/** Who reads frozen periods: everybody who answers for figures, and who checks them. */
const readers: readonly Role[] = ['supervisor', 'follow_up_agent', 'evaluator', 'leader', 'auditor']
/** Who closes a month or asks for a correction; the second person is one of them too. */
const keepers: readonly Role[] = ['supervisor', 'evaluator', 'leader']

/** An auditor reads what was frozen and how it is defined, and nothing else. */
export const snapshotsPolicy = {
  'GET /api/v1/figures/definitions': { public: true, side: 'both', limit: 'read' },
  'GET /api/v1/figures/snapshots': { roles: readers },
  'GET /api/v1/figures/frozen': { roles: readers, scopes: ['figures:read'] },
  'GET /api/v1/figures/snapshots/:id': { roles: readers },
  'GET /api/v1/figures/snapshots/:id/comparison': { roles: readers },
  'POST /api/v1/figures/snapshots': { roles: keepers },
  'POST /api/v1/figures/snapshots/:id/errata': { roles: keepers },
  'POST /api/v1/figures/errata/:id/decision': { roles: keepers },
} as const satisfies PolicyTable
