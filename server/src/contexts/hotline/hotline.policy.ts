import type { PolicyTable } from '../../kernel/access/index.ts'

/** Who takes tickets, looks for the same one, joins two. */
export const hotlinePolicy = {
  'POST /api/v1/tickets': {
    roles: ['call_agent', 'dispatcher'],
    scopes: ['tickets:write'],
    limit: 'bulk',
  },
  'GET /api/v1/tickets/similar': { roles: ['call_agent', 'dispatcher'] },
  'POST /api/v1/tickets/:number/join': { roles: ['call_agent', 'dispatcher'] },
} as const satisfies PolicyTable
