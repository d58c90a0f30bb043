import type { PolicyTable } from '../access/index.ts'

/** The system administrator sees that the house works; what it works on is not shown to him. */
export const deadJobsPolicy = {
  'GET /api/v1/admin/dead-jobs': { roles: ['system_admin'] },
  'POST /api/v1/admin/dead-jobs/retry': { roles: ['system_admin'] },
  'POST /api/v1/admin/dead-jobs/discard': { roles: ['system_admin'] },
} as const satisfies PolicyTable
