import type { PolicyTable, Role } from '../../kernel/access/actor.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Who may report endings, review, and read figures. */
export const reviewsPolicy = {
  'POST /api/v1/service-ends': { scopes: ['service-ends:write'], limit: 'bulk' },
  'POST /api/v1/service-ends/batch': { scopes: ['service-ends:write'], limit: 'bulk' },
  'POST /api/v1/reviews': { public: true, side: 'public', limit: 'submit' },
  'POST /api/v1/work/reviews': { roles: ['supervisor', 'follow_up_agent'] },
  'GET /api/v1/reviews/summary': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/reviews/summary.csv': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/reviews/summary.xlsx': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/reviews': { roles: desk },
  'GET /api/v1/reviews/tags': { public: true, side: 'both' },
} as const satisfies PolicyTable
