import type { PolicyTable, Role } from '../../kernel/access/index.ts'

const desk = [
  'window_clerk',
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Queue machines by their key; at the desk the clerk reports and everybody of the hall looks. */
export const hallPolicy = {
  'POST /api/v1/hall-visits': {
    roles: ['window_clerk', 'handler'],
    scopes: ['hall:write'],
    limit: 'bulk',
  },
  'POST /api/v1/hall-visits/batch': { scopes: ['hall:write'], limit: 'bulk' },
  'GET /api/v1/hall-visits': { roles: desk },
  'POST /api/v1/guidances': { roles: ['window_clerk', 'handler', 'unit_leader'], limit: 'bulk' },
  'GET /api/v1/guidances': { roles: desk },
  'GET /api/v1/after-hours': { roles: desk },
  'POST /api/v1/after-hours-stays': { roles: ['window_clerk', 'handler', 'unit_leader'] },
  'GET /api/v1/hall-figures': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/hall-help': { roles: desk, scopes: ['figures:read'] },
  'POST /api/v1/hall-help': { roles: ['window_clerk', 'handler'], limit: 'bulk' },
  'POST /api/v1/hall-orders': {
    roles: ['window_clerk', 'handler', 'follow_up_agent', 'call_agent'],
    scopes: ['hall:write'],
    limit: 'bulk',
  },
  'GET /api/v1/hall-orders': { roles: desk },
  'GET /api/v1/hall-slots': { roles: desk },
  'PUT /api/v1/hall-slots': { roles: ['unit_leader', 'supervisor'] },
} as const satisfies PolicyTable
