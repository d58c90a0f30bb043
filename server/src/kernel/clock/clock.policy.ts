import type { PolicyTable } from '../access/index.ts'

/** Anybody may check the arithmetic of a legal time, and the calendar it rests on. */
export const clockPolicy = {
  'GET /api/v1/clock/due': { public: true, side: 'both', limit: 'read' },
  'GET /api/v1/clock/calendar': { public: true, side: 'both', limit: 'read' },
} as const satisfies PolicyTable

/** Who drafts calendars has notices read for it. */
export const holidayNoticePolicy = {
  'POST /api/v1/clock/holiday-notice': {
    roles: ['system_admin', 'supervisor', 'evaluator'],
    limit: 'submit',
  },
} as const satisfies PolicyTable
