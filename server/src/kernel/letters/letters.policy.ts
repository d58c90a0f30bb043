import { matterRoles } from '@huiyin/contract/roles'
import type { PolicyTable } from '../access/actor.ts'

const readers = ['window_clerk', ...matterRoles] as const

/** Which letters a reader may open, and who may sign, is decided for each letter. */
export const lettersPolicy = {
  'GET /api/v1/letters/:letter': { roles: readers, limit: 'read' },
  'POST /api/v1/letter-wordings/preview': {
    roles: [...readers, 'system_admin', 'audit_admin'],
    limit: 'read',
  },
  'POST /api/v1/letters/:letter/receipt': {
    roles: ['window_clerk', 'handler', 'unit_leader', 'supervisor'],
    limit: 'submit',
  },
} as const satisfies PolicyTable
