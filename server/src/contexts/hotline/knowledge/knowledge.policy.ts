import type { PolicyTable, Role } from '../../../kernel/access/index.ts'

const authors = [
  'call_agent',
  'dispatcher',
  'handler',
  'unit_leader',
] as const satisfies readonly Role[]
const readers = [
  ...authors,
  'window_clerk',
  'follow_up_agent',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Everybody who answers people reads; units write, and another person publishes. */
export const knowledgePolicy = {
  'GET /api/v1/knowledge': { roles: readers },
  'POST /api/v1/knowledge': { roles: authors },
  'POST /api/v1/knowledge/:id/decision': { roles: ['unit_leader', 'supervisor'] },
  'GET /api/v1/knowledge/answers': { roles: readers },
  'POST /api/v1/knowledge/:id/hits': { roles: ['call_agent', 'dispatcher', 'window_clerk'] },
  'POST /api/v1/knowledge/gaps': { roles: ['call_agent', 'dispatcher', 'window_clerk'] },
  'GET /api/v1/knowledge/report': { roles: readers },
} as const satisfies PolicyTable
