import type { PolicyTable } from '../../kernel/access/index.ts'

/**
 * To the desk a citizen is nobody: a session of “我的” opens these pages and nothing else, so no
 * mistake in a table of roles can ever admit one. The pages themselves ask for the session. They
 * open contact data, which the process of a public zone cannot read, so they stay inside.
 */
export const personalPolicy = {
  'GET /app/:region/:key': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /me': { public: true, side: 'desk' },
  'GET /me/sign-in': { public: true, side: 'desk' },
  'POST /me/sign-in': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /me/provider/:as': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /me/provider/callback': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /me/links': { public: true, side: 'desk' },
  'GET /me/links/provider': { public: true, side: 'desk', limit: 'sign-in' },
  'POST /me/links/phone': { public: true, side: 'desk', limit: 'sign-in' },
  'POST /me/links/undo': { public: true, side: 'desk' },
  'GET /me/m/:number': { public: true, side: 'desk' },
  'GET /me/certificates/:certificate': { public: true, side: 'desk' },
  'GET /me/who': { public: true, side: 'desk' },
  'POST /me/who': { public: true, side: 'desk', limit: 'sign-in' },
  'POST /me/claims': { public: true, side: 'desk', limit: 'sign-in' },
  'POST /me/sign-out': { public: true, side: 'desk' },
  'GET /me/copy': { public: true, side: 'desk' },
  'GET /me/requests': { public: true, side: 'desk' },
  'POST /me/requests': { public: true, side: 'desk' },
  'GET /me/phone': { public: true, side: 'desk' },
  'POST /me/phone': { public: true, side: 'desk', limit: 'sign-in' },
} as const satisfies PolicyTable
