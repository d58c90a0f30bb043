import type { PolicyTable } from './actor.ts'

/** One's own account. */
export const ownAccountPolicy = {
  'POST /api/v1/session': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /api/v1/session': { signedIn: true },
  'DELETE /api/v1/session': { signedIn: true },
  'POST /api/v1/session/password': { signedIn: true, limit: 'sign-in' },
  'POST /api/v1/session/second-factor': { signedIn: true, limit: 'sign-in' },
  'POST /api/v1/session/second-factor/confirm': { signedIn: true, limit: 'sign-in' },
  'GET /api/v1/sessions': { signedIn: true },
  'DELETE /api/v1/sessions/:id': { signedIn: true },
} as const satisfies PolicyTable

/**
 * The three administrators: the system administrator opens accounts, the security administrator
 * gives rights and resets factors, the audit administrator reads the log. What changes something
 * admits one of them only.
 */
export const administratorPolicy = {
  'GET /api/v1/admin/accounts': { roles: ['system_admin', 'security_admin'] },
  'POST /api/v1/admin/accounts': { roles: ['system_admin'] },
  'POST /api/v1/admin/accounts/:id/state': { roles: ['system_admin'] },
  'POST /api/v1/admin/accounts/:id/one-time-password': { roles: ['security_admin'] },
  'DELETE /api/v1/admin/accounts/:id/second-factor': { roles: ['security_admin'] },
  'GET /api/v1/admin/rights': { roles: ['security_admin', 'audit_admin'] },
  'POST /api/v1/admin/rights': { roles: ['security_admin'] },
  'POST /api/v1/admin/rights/:id/end': { roles: ['security_admin'] },
  'GET /api/v1/admin/api-keys': { roles: ['security_admin', 'audit_admin'] },
  'POST /api/v1/admin/api-keys': { roles: ['security_admin'] },
  'POST /api/v1/admin/api-keys/:id/rotate': { roles: ['security_admin'] },
  'DELETE /api/v1/admin/api-keys/:id': { roles: ['security_admin'] },
  'GET /api/v1/admin/access-settings': { roles: ['security_admin', 'audit_admin'] },
  'POST /api/v1/admin/access-settings': { roles: ['security_admin'] },
  'GET /api/v1/admin/security-events': { roles: ['audit_admin'] },
  'GET /api/v1/admin/security-events.xlsx': { roles: ['audit_admin'] },
} as const satisfies PolicyTable
