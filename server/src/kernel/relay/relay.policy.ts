import type { PolicyTable, Role } from '../access/actor.ts'

const desk = [
  'window_clerk',
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
] as const satisfies readonly Role[]

/** Gateways have neither cookie nor key: their signature admits them, in the inner zone. */
export const relayPolicy = {
  'GET /api/v1/matters/:number/relays': { roles: desk },
  'POST /api/v1/matters/:number/relays': { roles: desk },
  'POST /api/v1/sms/replies': { public: true, side: 'desk' },
  'POST /api/v1/voice/call-reports': { public: true, side: 'desk' },
} as const satisfies PolicyTable
