import type { UnitBelongings } from '../../kernel/org/index.ts'
import { countLedTasks, followLeads } from './units-of-tasks.store.ts'

/**
 * The unit that leads or joins in an open task is followed by its successor; who answers for it is
 * the matter's own business. Closed tasks keep the units they had.
 */
export function rolesInTasks(): UnitBelongings {
  return {
    kind: 'task_roles',
    async count(q, asked) {
      const found = await countLedTasks(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: followLeads,
  }
}
