import type { PolicyTable } from '../../kernel/access/actor.ts'

/** Who takes matters of former systems over, and reads what came of them. */
export const pastMattersPolicy = {
  'GET /api/v1/past-matters/figures': { roles: ['supervisor', 'evaluator', 'leader'] },
  'GET /api/v1/past-matters/imports': { roles: ['supervisor'] },
  'POST /api/v1/past-matters/imports': { roles: ['supervisor'] },
  'GET /api/v1/past-matters/imports/:import': { roles: ['supervisor'] },
  'POST /api/v1/past-matters/imports/:import/confirm': { roles: ['supervisor'] },
  'GET /api/v1/past-matters/imports/:import/errors.xlsx': { roles: ['supervisor'] },
  'POST /api/v1/past-matters/import': { roles: ['supervisor'] },
} as const satisfies PolicyTable
