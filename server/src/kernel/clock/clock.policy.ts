import type { PolicyTable } from '../access/index.ts'

/** Anybody may check the arithmetic of a legal time. */
export const clockPolicy = {
  'GET /api/v1/clock/due': { public: true, limit: 'read' },
} as const satisfies PolicyTable
