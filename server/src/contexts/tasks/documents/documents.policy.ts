import type { PolicyTable, Role } from '../../../kernel/access/actor.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]
const regional = ['supervisor', 'evaluator', 'leader'] as const satisfies readonly Role[]
const units = ['handler', 'unit_leader'] as const satisfies readonly Role[]

/** Who drafts, checks, issues and reads documents of a ledger; a unit objects to being named. */
export const documentsPolicy = {
  'GET /api/v1/task-bulletins': { roles: desk },
  'POST /api/v1/task-bulletins': { roles: ['supervisor'] },
  'GET /api/v1/task-bulletins/:bulletin': { roles: desk },
  'GET /api/v1/task-bulletins/:bulletin/print': { roles: desk },
  'GET /api/v1/task-bulletins/:bulletin/word': { roles: desk },
  'POST /api/v1/task-bulletins/:bulletin/acts': { roles: ['supervisor', 'leader'] },
  'POST /api/v1/task-bulletins/:bulletin/objections': { roles: units },
  'POST /api/v1/task-bulletins/:bulletin/objections/:objection/answer': {
    roles: ['supervisor', 'leader'],
  },
  'GET /api/v1/task-overview/print': { roles: regional },
  'GET /api/v1/task-overview/word': { roles: regional },
  'GET /api/v1/task-ledgers/:ledger/export.xlsx': { roles: regional },
} as const satisfies PolicyTable
