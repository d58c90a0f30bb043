import type { PolicyTable } from '../access/index.ts'

/** The system administrator connects systems; the audit administrator reads what was sent. */
export const webhooksPolicy = {
  'GET /api/v1/admin/webhooks': { roles: ['system_admin', 'audit_admin'] },
  'POST /api/v1/admin/webhooks': { roles: ['system_admin'] },
  'POST /api/v1/admin/webhooks/:id/rotate': { roles: ['system_admin'] },
  'POST /api/v1/admin/webhooks/:id/state': { roles: ['system_admin'] },
  'POST /api/v1/admin/webhooks/:id/test': { roles: ['system_admin'] },
  'DELETE /api/v1/admin/webhooks/:id': { roles: ['system_admin'] },
  'GET /api/v1/admin/webhooks/:id/deliveries': { roles: ['system_admin', 'audit_admin'] },
  'POST /api/v1/admin/webhook-deliveries/:id/resend': { roles: ['system_admin'] },
} as const satisfies PolicyTable
