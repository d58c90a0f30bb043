import type { PolicyTable, Role } from '../access/actor.ts'

const handling: readonly Role[] = [
  'window_clerk',
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'acceptor',
  'dispatcher',
  'collector',
]

/** Administrators run the system and see no evidence. */
export const evidencePolicy: PolicyTable = {
  'POST /api/v1/evidence': { roles: handling },
  'GET /api/v1/evidence/:id': { roles: [...handling, 'evaluator', 'leader'] },
}
