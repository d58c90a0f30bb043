import type { PolicyTable } from '../../kernel/access/index.ts'

const readers = [
  'acceptor',
  'dispatcher',
  'collector',
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
] as const

/** The register is read by whoever has to do with cases, and kept by those who watch. */
export const componentsPolicy = {
  'GET /api/v1/components': { roles: readers },
  'GET /api/v1/components.csv': { roles: readers },
  'GET /api/v1/components/:code': { roles: readers },
  'POST /api/v1/components/file': { roles: ['dispatcher', 'supervisor'], limit: 'bulk' },
} as const satisfies PolicyTable
