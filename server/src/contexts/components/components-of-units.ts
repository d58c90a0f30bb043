import type { UnitBelongings } from '../../kernel/org/index.ts'
import { countOfUnits, followUnit } from './components.store.ts'

/** Components name the unit that takes over from the one that managed, owned or maintained them. */
export function componentsOfUnits(): UnitBelongings {
  return {
    kind: 'components',
    async count(q, asked) {
      const found = await countOfUnits(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: followUnit,
  }
}
