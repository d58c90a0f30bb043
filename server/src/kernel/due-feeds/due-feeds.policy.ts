import type { PolicyTable } from '../access/actor.ts'

/** Everybody keeps an address of their own; whoever has it reads what it names and nothing else. */
export const dueFeedsPolicy = {
  'GET /api/v1/session/calendar': { signedIn: true },
  'POST /api/v1/session/calendar': { signedIn: true, limit: 'submit' },
  'DELETE /api/v1/session/calendar': { signedIn: true, limit: 'submit' },
  'GET /calendars/:token': { public: true, side: 'desk', limit: 'read' },
} as const satisfies PolicyTable
