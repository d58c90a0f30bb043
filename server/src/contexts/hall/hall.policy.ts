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
} as const satisfies PolicyTable
