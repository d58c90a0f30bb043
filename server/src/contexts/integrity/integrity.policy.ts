import type { PolicyTable } from '../../kernel/access/actor.ts'

/** Signals are for those who check; a unit learns of one when it is asked about it. */
export const integrityPolicy = {
  'GET /api/v1/integrity': { roles: ['supervisor', 'evaluator', 'leader'] },
  'POST /api/v1/outside-counts': {
    roles: ['supervisor', 'evaluator'],
    scopes: ['service-ends:write'],
    limit: 'bulk',
  },
  'POST /api/v1/outside-counts/file': { roles: ['supervisor', 'evaluator'], limit: 'bulk' },
} as const satisfies PolicyTable
