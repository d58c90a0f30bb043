import type { PolicyTable, Role } from '../../kernel/access/index.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'call_agent',
  'acceptor',
  'dispatcher',
  'collector',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Who asks why a unit answers, and who draws the grids. */
export const routingPolicy = {
  'GET /api/v1/routing/explanation': { roles: desk },
  'GET /api/v1/routing/duty-gaps': { roles: ['supervisor', 'evaluator', 'leader'] },
  'GET /api/v1/grids': { roles: [...desk, 'system_admin'] },
  'GET /api/v1/grids/names': { roles: desk },
  'GET /api/v1/grids/suggestions': { roles: desk },
  'GET /api/v1/map-ground': { roles: [...desk, 'system_admin'] },
  'PUT /api/v1/grids': { roles: ['system_admin'] },
} as const satisfies PolicyTable
