import type { PolicyTable, Role } from '../../kernel/access/index.ts'
import { authorsOfAny, authorsOfOwn, publishers, reviewers } from './versions.rules.ts'

const authors = [...authorsOfOwn, ...authorsOfAny] as const satisfies readonly Role[]
const readers = [...authors, 'window_clerk', 'evaluator', 'leader', 'auditor'] as const
/** Whoever may hold a post in a unit that supervises what another decides. */
const supervisors = ['handler', 'unit_leader'] as const satisfies readonly Role[]
const deciders = [...new Set([...authors, ...reviewers, ...publishers])]

/** What is offered is no secret: citizens choose from it, systems read it. */
export const catalogPolicy: PolicyTable = {
  'GET /api/v1/items': { public: true, side: 'both' },
}

/** Everybody reads what holds; three people change it. */
export const itemVersionsPolicy: PolicyTable = {
  'GET /api/v1/items/:code': { public: true, side: 'both' },
  'GET /api/v1/items/:code/changes': { public: true, side: 'both' },
  'GET /api/v1/item-versions': { roles: readers },
  'GET /api/v1/item-versions/:id': { roles: readers },
  'GET /api/v1/item-versions/:id/changes': { roles: readers },
  'POST /api/v1/item-versions': { roles: authors },
  'PUT /api/v1/item-versions/:id': { roles: authors },
  'POST /api/v1/item-decisions': { roles: deciders },
  'GET /api/v1/item-forms': { roles: authors },
  'POST /api/v1/item-checks': { roles: readers },
  'GET /api/v1/item-exports': { roles: readers },
  'POST /api/v1/item-imports': { roles: authors },
  'GET /api/v1/supervision-links': { roles: supervisors },
  'POST /api/v1/supervision-links/:id/receipt': { roles: supervisors },
}
