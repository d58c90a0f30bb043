import type { PolicyTable, Role } from '../../kernel/access/index.ts'
import { knowledgePolicy } from './knowledge/knowledge.policy.ts'

const counting = [
  'handler',
  'unit_leader',
  'call_agent',
  'dispatcher',
  'follow_up_agent',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]

/** Who takes tickets, looks for the same one, joins two, calls back, counts. */
export const hotlinePolicy = {
  'POST /api/v1/tickets': {
    roles: ['call_agent', 'dispatcher'],
    scopes: ['tickets:write'],
    limit: 'bulk',
  },
  'GET /api/v1/tickets/similar': { roles: ['call_agent', 'dispatcher'] },
  'GET /api/v1/hotline/suggestions': { roles: ['call_agent', 'dispatcher'] },
  'GET /api/v1/hotline/desk': { roles: ['call_agent', 'dispatcher'] },
  'GET /api/v1/callbacks': { roles: ['follow_up_agent'] },
  'GET /api/v1/hotline/figures': { roles: counting },
  'GET /api/v1/hotline/figures/tickets': { roles: counting },
  'GET /api/v1/hotline/score': {
    roles: ['call_agent', 'dispatcher', 'follow_up_agent', 'supervisor', 'evaluator', 'leader'],
  },
  'GET /api/v1/hotline/shifts/:day': { roles: ['call_agent', 'dispatcher', 'supervisor'] },
  'PUT /api/v1/hotline/shifts/:day': { roles: ['dispatcher', 'supervisor'] },
  'GET /api/v1/hotline/seats/report': {
    roles: ['call_agent', 'dispatcher', 'supervisor', 'evaluator', 'leader'],
  },
  ...knowledgePolicy,
  'POST /api/v1/tickets/:number/join': { roles: ['call_agent', 'dispatcher'] },
} as const satisfies PolicyTable
