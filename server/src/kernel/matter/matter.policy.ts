import { matterRoles } from '@huiyin/contract/roles'
import type { PolicyTable } from '../access/actor.ts'

/** Who may call what of matters; what they then see and may do is the lifecycle's to say. */
export const matterPolicy = {
  'GET /api/v1/matters/:number': { public: true, side: 'both' },
  'POST /api/v1/matters/:number/acts': { roles: matterRoles, limit: 'bulk' },
  'POST /api/v1/matters/:number/contact-views': { roles: matterRoles },
  'POST /api/v1/matters/:number/outside-numbers': {
    roles: ['supervisor'],
    scopes: ['outside-matters:write'],
  },
  'POST /api/v1/matters/:number/unmask-requests': { roles: matterRoles },
  'POST /api/v1/matters/:number/unmask-agreements': { roles: ['unit_leader', 'supervisor'] },
  'GET /api/v1/work/matters': { roles: matterRoles, limit: 'bulk' },
  'GET /api/v1/work/matters.xlsx': { roles: matterRoles },
  'GET /api/v1/work/matters/:number': { roles: matterRoles },
  'GET /api/v1/work/counts': { roles: matterRoles },
  'POST /api/v1/work/acts': { roles: matterRoles },
} as const satisfies PolicyTable
