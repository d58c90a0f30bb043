import type { PolicyTable } from '../../kernel/access/actor.ts'

/** Who sees what gathers, and who makes a problem of it. */
export const clustersPolicy = {
  'GET /api/v1/clusters': { roles: ['supervisor', 'evaluator', 'leader'] },
  'POST /api/v1/clusters/accept': { roles: ['supervisor'] },
  'POST /api/v1/clusters/dismiss': { roles: ['supervisor'] },
} as const satisfies PolicyTable
