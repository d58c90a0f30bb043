import type { PolicyTable } from '../../kernel/access/index.ts'

const readers = [
  'window_clerk',
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
] as const

/** Anybody verifies; numbers cannot be guessed (46 random bits), and the door counts requests. */
export const certificatesPolicy = {
  'GET /.well-known/huiyin-keys.json': { public: true, side: 'public' },
  'GET /.well-known/huiyin-status/:list': { public: true, side: 'public' },
  'GET /api/v1/certificates/:certificate': { public: true, side: 'public' },
  'GET /api/v1/work/certificates': { roles: readers },
  'GET /api/v1/work/certificates/:certificate': { roles: readers },
  'GET /api/v1/work/matters/:number/certificates': { roles: readers },
  'POST /api/v1/work/certificates/:certificate/changes': { roles: ['handler', 'unit_leader'] },
  'GET /api/v1/work/certificates/:certificate/paper': {
    roles: ['window_clerk', 'handler', 'unit_leader'],
  },
} as const satisfies PolicyTable
