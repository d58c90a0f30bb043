import type { PolicyTable } from '../../kernel/access/index.ts'

const watching = [
  'acceptor',
  'dispatcher',
  'collector',
  'supervisor',
  'leader',
  'evaluator',
] as const

/** Who reports, who looks for the same case, who joins two. */
export const cityCasesPolicy = {
  'POST /api/v1/city-cases': {
    roles: ['collector', 'acceptor', 'supervisor'],
    scopes: ['city-cases:write'],
    limit: 'bulk',
  },
  'GET /api/v1/city-cases': { roles: [...watching, 'handler', 'unit_leader'] },
  'GET /api/v1/city-cases/figures': { roles: [...watching, 'handler', 'unit_leader'] },
  'GET /api/v1/city-cases/figures/cases': { roles: [...watching, 'handler', 'unit_leader'] },
  'GET /api/v1/city-cases/near': { roles: watching, scopes: ['city-cases:write'] },
  'GET /api/v1/city-cases/classes': { roles: [...watching, 'handler', 'unit_leader'] },
  'GET /api/v1/city-cases/tasks': { roles: ['collector'] },
  'GET /api/v1/city-cases/photos': { roles: ['acceptor', 'supervisor'] },
  'POST /api/v1/city-cases/photos/:id': { roles: ['acceptor', 'supervisor'], limit: 'bulk' },
  'GET /api/v1/city-cases/:number/routing': { roles: [...watching, 'handler', 'unit_leader'] },
  'POST /api/v1/city-cases/:number/join': { roles: ['acceptor'] },
} as const satisfies PolicyTable
