import type { PolicyTable } from '../../kernel/access/index.ts'

/** The one window, and sections that have a window of their own. */
const atWindow = ['window_clerk', 'handler', 'unit_leader'] as const

/** Who hands applications in for others, and who sees how a joint approval stands. */
export const applicationsPolicy = {
  'POST /api/v1/applications': {
    roles: atWindow,
    scopes: ['applications:write'],
    limit: 'bulk',
  },
  'GET /api/v1/work/steps': { roles: ['handler', 'unit_leader'] },
  'GET /api/v1/work/joint-tasks': { roles: ['handler', 'unit_leader'] },
  'GET /api/v1/window/subjects': { roles: atWindow },
  'GET /api/v1/window/checklist': { roles: atWindow },
  'POST /api/v1/window/earlier': { roles: atWindow, limit: 'submit' },
  'POST /api/v1/window/applications': { roles: atWindow, limit: 'bulk' },
  'GET /api/v1/window/applications/:number': { roles: atWindow },
  'POST /api/v1/window/applications/:number': { roles: atWindow, limit: 'bulk' },
  'GET /api/v1/work/applications/:number': {
    roles: ['handler', 'unit_leader', 'supervisor', 'follow_up_agent', 'evaluator', 'leader'],
  },
  'GET /api/v1/work/applications/:number/decisions': {
    roles: ['handler', 'unit_leader', 'supervisor', 'follow_up_agent', 'evaluator', 'leader'],
  },
  // Whoever doubts a draw can draw again.
  'GET /api/v1/automatic-draws': { public: true, side: 'both' },
  'GET /api/v1/item-versions/:id/shadow-run': {
    roles: ['handler', 'unit_leader', 'supervisor', 'leader', 'system_admin'],
  },
} as const satisfies PolicyTable
