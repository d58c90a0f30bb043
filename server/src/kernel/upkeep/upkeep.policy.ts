import type { PolicyTable } from '../access/index.ts'

/** Whoever keeps the machine running sees how it is; nobody else can mend it. */
export const upkeepPolicy = {
  'GET /api/v1/admin/machine': { roles: ['system_admin'] },
} as const satisfies PolicyTable
