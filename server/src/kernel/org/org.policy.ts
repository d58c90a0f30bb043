import { matterRoles } from '@huiyin/contract/roles'
import type { PolicyTable, Role } from '../access/actor.ts'

/** Everybody who may be away; an auditor comes from outside. */
const everybody: readonly Role[] = [
  'window_clerk',
  ...matterRoles,
  'system_admin',
  'security_admin',
  'audit_admin',
]

/** Which offices exist is no secret (政府信息公开条例 第二十条); who is absent is. */
export const orgPolicy: PolicyTable = {
  'GET /api/v1/regions': { public: true, side: 'both' },
  'GET /api/v1/units': { public: true, side: 'both' },
  'GET /api/v1/windows': { public: true, side: 'both' },
  // Colleagues of the own unit, to name who stands in; who assigns work or keeps posts sees more.
  'GET /api/v1/staff': { roles: everybody },
  'GET /api/v1/absences': { roles: everybody },
  'POST /api/v1/absences': { roles: everybody },
  'DELETE /api/v1/absences/:id': { roles: everybody },
}
