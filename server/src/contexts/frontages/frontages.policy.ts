import type { PolicyTable } from '../../kernel/access/index.ts'

/** Who signed for what is the business of those who watch, not of every unit. */
const watching = ['acceptor', 'dispatcher', 'collector', 'supervisor'] as const

export const frontagesPolicy = {
  'GET /api/v1/frontages': { roles: watching },
  'POST /api/v1/frontages/file': { roles: ['dispatcher', 'supervisor'], limit: 'bulk' },
  'GET /api/v1/friendly-notices': { roles: watching },
  'GET /api/v1/friendly-notices/kit': { roles: ['collector'] },
  'POST /api/v1/friendly-notices': { roles: ['collector', 'acceptor', 'supervisor'] },
} as const satisfies PolicyTable
