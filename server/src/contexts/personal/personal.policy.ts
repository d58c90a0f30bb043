import type { PolicyTable } from '../../kernel/access/index.ts'

/**
 * To the desk a citizen is nobody: a session of “我的” opens these pages and nothing else, so no
 * mistake in a table of roles can ever admit one. The pages themselves ask for the session.
 */
export const personalPolicy = {
  'GET /me': { public: true },
  'GET /me/sign-in': { public: true },
  'POST /me/sign-in': { public: true, limit: 'sign-in' },
  'GET /me/who': { public: true },
  'POST /me/who': { public: true, limit: 'sign-in' },
  'POST /me/claims': { public: true, limit: 'sign-in' },
  'POST /me/sign-out': { public: true },
  'GET /me/copy': { public: true },
} as const satisfies PolicyTable
