import type { PolicyTable, Role } from '../../kernel/access/actor.ts'

const desk = [
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'evaluator',
  'leader',
] as const satisfies readonly Role[]
const office = ['supervisor'] as const satisfies readonly Role[]
const regional = ['supervisor', 'evaluator', 'leader'] as const satisfies readonly Role[]

/** Who may bring a ledger in, and who may read what came of it. */
export const tasksPolicy = {
  'POST /api/v1/task-ledgers': { roles: office },
  'GET /api/v1/task-ledgers': { roles: regional },
  'GET /api/v1/task-ledgers/:ledger': { roles: regional },
  'POST /api/v1/task-ledgers/:ledger/imports': { roles: office },
  'GET /api/v1/task-ledgers/:ledger/imports/:import': { roles: office },
  'POST /api/v1/task-ledgers/:ledger/imports/:import/cancel': { roles: office },
  'GET /api/v1/task-ledgers/:ledger/imports/:import/errors': { roles: office },
  'GET /api/v1/task-ledgers/:ledger/imports/:import/errors.xlsx': { roles: office },
  'GET /api/v1/tasks': { roles: desk },
  'GET /api/v1/tasks/summary': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/tasks/breakdown': { roles: desk, scopes: ['figures:read'] },
  'GET /api/v1/tasks/:number': { roles: desk },
} as const satisfies PolicyTable
