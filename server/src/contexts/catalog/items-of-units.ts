import { localDayOf } from '@huiyin/contract/time'
import type { UnitBelongings } from '../../kernel/org/index.ts'
import type { World } from '../../platform/world.ts'
import { countItemsOfUnits, followItems, raiseRevision } from './catalog.store.ts'

/** Items on offer follow the unit that takes over; former ones keep the unit they were of. */
export function itemsOfUnits(parts: {
  readonly world: World
  readonly catalog: { forget(): void }
}): UnitBelongings {
  const today = () => localDayOf(parts.world.now())
  return {
    kind: 'items',
    async count(q, asked) {
      const found = await countItemsOfUnits(q, { ...asked, day: today() })
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    async follow(tx, step) {
      await raiseRevision(tx)
      return followItems(tx, { ...step, day: today() })
    },
    forget: parts.catalog.forget,
  }
}
