import type { PolicyTable, Role } from '../../kernel/access/actor.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]
const issuing = ['supervisor', 'leader'] as const satisfies readonly Role[]
const units = ['handler', 'unit_leader'] as const satisfies readonly Role[]

/** Who drafts, checks, approves, publishes and reads bulletins of cases; a unit objects to being named. */
export const bulletinsPolicy = {
  // Published where the region says so; the rest of it answers its own staff alone.
  'GET /api/v1/bulletins/city-weekly': { public: true, side: 'both' },
  'GET /api/v1/case-bulletins': { roles: desk },
  'POST /api/v1/case-bulletins': { roles: ['supervisor'] },
  'GET /api/v1/case-bulletins/:bulletin': { roles: desk },
  'GET /api/v1/case-bulletins/:bulletin/file': { roles: desk },
  'GET /api/v1/case-bulletins/:bulletin/cases': { roles: desk },
  'GET /api/v1/case-bulletins/:bulletin/flows': { roles: desk },
  'POST /api/v1/case-bulletins/:bulletin/acts': { roles: issuing },
  'POST /api/v1/case-bulletins/:bulletin/objections': { roles: units },
  'POST /api/v1/case-bulletins/:bulletin/objections/:objection/answer': { roles: issuing },
} as const satisfies PolicyTable
