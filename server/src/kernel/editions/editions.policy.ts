import type { PolicyTable, Role } from '../access/index.ts'
import { deciders } from './editions.rules.ts'

/** Who may draft; publishing takes another person with a role of `deciders`. */
const authors = ['system_admin', 'supervisor', 'evaluator'] as const satisfies readonly Role[]
const readers = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
  'system_admin',
  'audit_admin',
] as const satisfies readonly Role[]

/** Everybody at a desk reads what holds; two people together change it. */
export const editionsPolicy = {
  'GET /api/v1/rules': { roles: readers },
  'GET /api/v1/editions': { roles: readers },
  'GET /api/v1/editions/:id': { roles: readers },
  'POST /api/v1/editions': { roles: authors },
  'POST /api/v1/editions/:id/decision': { roles: [...authors, ...deciders] },
} as const satisfies PolicyTable
