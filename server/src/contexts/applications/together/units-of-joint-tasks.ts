import type { UnitBelongings } from '../../../kernel/org/index.ts'
import { countJointParts, followJointParts } from './units-of-joint-tasks.store.ts'

/** The unit that asks or was asked in an open joint task is followed by its successor. */
export function partsInJointTasks(): UnitBelongings {
  return {
    kind: 'joint_parts',
    async count(q, asked) {
      const found = await countJointParts(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: followJointParts,
  }
}
