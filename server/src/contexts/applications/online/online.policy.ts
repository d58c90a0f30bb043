import type { PolicyTable } from '../../../kernel/access/index.ts'

/**
 * What one needs is read by everybody. The form itself opens contact data and stands where “我的”
 * stands: inside, with its session, which the pages ask for themselves.
 */
export const onlinePolicy = {
  'GET /items/:code/apply': { public: true, side: 'public' },
  'GET /themes/:code/apply': { public: true, side: 'public' },
  'GET /me/mandates': { public: true, side: 'desk' },
  'POST /me/mandates': { public: true, side: 'desk' },
  'POST /me/mandates/:id/revoke': { public: true, side: 'desk' },
  'GET /me/apply': { public: true, side: 'desk' },
  'POST /me/apply': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /me/apply/:draft': { public: true, side: 'desk' },
  'GET /me/apply/:draft/:step': { public: true, side: 'desk' },
  'POST /me/apply/:draft/:step': { public: true, side: 'desk' },
} as const satisfies PolicyTable
