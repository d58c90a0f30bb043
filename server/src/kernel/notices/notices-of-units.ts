import type { UnitBelongings } from '../org/index.ts'
import { countUnreadOfUnits, followUnread } from './unit-notices.store.ts'

/** Decisions that still wait follow the unit that takes over; those taken stay where they were. */
export function noticesOfUnits(): UnitBelongings {
  return {
    kind: 'notices',
    async count(q, asked) {
      const found = await countUnreadOfUnits(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: followUnread,
  }
}
