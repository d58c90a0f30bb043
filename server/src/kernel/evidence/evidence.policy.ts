import { decidingRoles } from '@huiyin/contract/roles'
import type { PolicyTable, Role } from '../access/actor.ts'

const handling: readonly Role[] = ['window_clerk', ...decidingRoles]

/** Administrators run the system and see no evidence. */
export const evidencePolicy: PolicyTable = {
  'POST /api/v1/evidence': { roles: handling },
  'GET /api/v1/evidence/:id': { roles: [...handling, 'evaluator', 'leader'] },
}
