import type { PolicyTable, Role } from '../../kernel/access/index.ts'

const readers = ['supervisor', 'evaluator', 'leader'] as const satisfies readonly Role[]
const senders = ['supervisor', 'evaluator'] as const satisfies readonly Role[]

/** Who sees how the exchange with the system above stands, and who sends again. */
export const exchangePolicy = {
  'GET /api/v1/exchange/summary': { roles: readers },
  'GET /api/v1/exchange/summary.xlsx': { roles: readers },
  'GET /api/v1/exchange/rows': { roles: readers },
  'GET /api/v1/exchange/differences': { roles: readers },
  'POST /api/v1/exchange/resend': { roles: senders },
  'POST /api/v1/exchange/ratings': { roles: senders },
} as const satisfies PolicyTable
