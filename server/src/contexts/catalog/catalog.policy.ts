import type { PolicyTable } from '../../kernel/access/actor.ts'

/** What is offered is no secret: citizens choose from it, systems read it. */
export const catalogPolicy: PolicyTable = {
  'GET /api/v1/items': { public: true, side: 'both' },
}
