import { matterRoles } from '@huiyin/contract/roles'
import type { PolicyTable } from '../access/actor.ts'

/** Window clerks besides, who see what is handled at the windows of their unit alone. */
const withClerks = ['window_clerk', ...matterRoles] as const

/** Who may call what of matters; what they then see and may do is the lifecycle's to say. */
export const matterPolicy = {
  'GET /api/v1/matters/:number': { public: true, side: 'both' },
  'POST /api/v1/matters/:number/acts': { roles: withClerks, limit: 'bulk' },
  'POST /api/v1/matters/:number/contact-views': { roles: withClerks },
  'POST /api/v1/matters/:number/outside-numbers': {
    roles: ['supervisor'],
    scopes: ['outside-matters:write'],
  },
  'POST /api/v1/matters/:number/unmask-requests': { roles: matterRoles },
  'POST /api/v1/matters/:number/unmask-agreements': { roles: ['unit_leader', 'supervisor'] },
  'GET /api/v1/work/matters': { roles: matterRoles, limit: 'bulk' },
  'GET /api/v1/work/matters.xlsx': { roles: matterRoles },
  'GET /api/v1/work/matters/:number': { roles: withClerks },
  'GET /api/v1/work/counts': { roles: matterRoles },
  'POST /api/v1/work/acts': { roles: matterRoles },
} as const satisfies PolicyTable
