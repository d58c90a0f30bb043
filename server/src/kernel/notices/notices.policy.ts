import type { PolicyTable } from '../access/actor.ts'

/** Everybody sees own notices; the burden is open to all who ask things of others. */
export const noticesPolicy = {
  'GET /api/v1/notices': { signedIn: true, limit: 'read' },
  'POST /api/v1/notices/:notice/read': { signedIn: true, limit: 'submit' },
  'GET /api/v1/notices/burden': {
    roles: ['unit_leader', 'supervisor', 'evaluator', 'leader', 'audit_admin'],
    limit: 'read',
  },
} as const satisfies PolicyTable
