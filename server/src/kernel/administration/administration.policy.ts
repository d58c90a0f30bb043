import type { PolicyTable } from '../access/index.ts'

const seesUnits = ['system_admin', 'security_admin', 'audit_admin'] as const

/**
 * Units and people are the system administrator's; rights come with posts and are given by the
 * security administrator, who sees what there is; the audit administrator only reads.
 * Source: GB/T 22239-2019, 8.1.5.
 */
export const unitPolicy = {
  'GET /api/v1/admin/units': { roles: seesUnits },
  'GET /api/v1/admin/units/:code': { roles: seesUnits },
  'GET /api/v1/posts': { roles: seesUnits },
  'POST /api/v1/admin/units': { roles: ['system_admin'] },
  'POST /api/v1/admin/units/:code/changes': { roles: ['system_admin'] },
  'POST /api/v1/admin/units/:code/end': { roles: ['system_admin'] },
  'POST /api/v1/admin/windows': { roles: ['system_admin'] },
  'POST /api/v1/admin/posts': { roles: ['system_admin'] },
  'POST /api/v1/admin/zones': { roles: ['system_admin'] },
} as const satisfies PolicyTable

/** Merger, renaming and succession, by the same hands. */
export const successionPolicy = {
  'GET /api/v1/admin/successions': { roles: seesUnits },
  'GET /api/v1/admin/orphans': { roles: seesUnits },
  'POST /api/v1/admin/successions/preview': { roles: ['system_admin'] },
  'POST /api/v1/admin/successions': { roles: ['system_admin'] },
  'POST /api/v1/admin/successions/:id/cancel': { roles: ['system_admin'] },
} as const satisfies PolicyTable

/** People come, move and leave; who comes has no right yet. */
export const peoplePolicy = {
  'POST /api/v1/admin/staff': { roles: ['system_admin'] },
  'POST /api/v1/admin/staff/:id': { roles: ['system_admin'] },
  'GET /api/v1/admin/staff/:id/holdings': { roles: ['system_admin'] },
  'POST /api/v1/admin/staff/:id/departure': { roles: ['system_admin'] },
} as const satisfies PolicyTable
