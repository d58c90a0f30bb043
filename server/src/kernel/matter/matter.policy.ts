import type { PolicyTable, Role } from '../access/actor.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'acceptor',
  'dispatcher',
  'collector',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Who may call what of matters; what they then see and may do is the lifecycle's to say. */
export const matterPolicy = {
  'GET /api/v1/matters/:number': { public: true, side: 'both' },
  'POST /api/v1/matters/:number/acts': { roles: desk, limit: 'bulk' },
  'POST /api/v1/matters/:number/contact-views': { roles: desk },
  'POST /api/v1/matters/:number/outside-numbers': {
    roles: ['supervisor'],
    scopes: ['outside-matters:write'],
  },
  'POST /api/v1/matters/:number/unmask-requests': { roles: desk },
  'POST /api/v1/matters/:number/unmask-agreements': { roles: ['unit_leader', 'supervisor'] },
  'GET /api/v1/work/matters': { roles: desk, limit: 'bulk' },
  'GET /api/v1/work/matters.xlsx': { roles: desk },
  'GET /api/v1/work/matters/:number': { roles: desk },
  'GET /api/v1/work/counts': { roles: desk },
  'POST /api/v1/work/acts': { roles: desk },
} as const satisfies PolicyTable
