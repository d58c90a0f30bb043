import type { PolicyTable } from '../../kernel/access/index.ts'

/** Who hands applications in for others, and who sees how a joint approval stands. */
export const applicationsPolicy = {
  'POST /api/v1/applications': {
    roles: ['window_clerk', 'handler', 'unit_leader'],
    scopes: ['applications:write'],
    limit: 'bulk',
  },
  'GET /api/v1/work/joint-tasks': { roles: ['handler', 'unit_leader'] },
  'GET /api/v1/work/applications/:number': {
    roles: ['handler', 'unit_leader', 'supervisor', 'follow_up_agent', 'evaluator', 'leader'],
  },
} as const satisfies PolicyTable
