import type { PolicyTable, Role } from '../../../kernel/access/actor.ts'

const desk = [
  'call_agent',
  'dispatcher',
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Who drafts, checks, approves, publishes and reads bulletins of the hotline. */
export const hotlineBulletinsPolicy = {
  // Published where the region says so; the rest of it answers its own staff alone.
  'GET /api/v1/bulletins/hotline': { public: true, side: 'both' },
  'GET /api/v1/hotline-bulletins': { roles: desk },
  'POST /api/v1/hotline-bulletins': { roles: ['supervisor'] },
  'GET /api/v1/hotline-bulletins/:bulletin': { roles: desk },
  'GET /api/v1/hotline-bulletins/:bulletin/file': { roles: desk },
  'POST /api/v1/hotline-bulletins/:bulletin/acts': { roles: ['supervisor', 'leader'] },
} as const satisfies PolicyTable
