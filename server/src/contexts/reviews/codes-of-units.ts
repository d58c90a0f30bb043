import type { UnitBelongings } from '../../kernel/org/index.ts'
import { countCodesOfUnits, followCodes } from './static-codes.store.ts'

/**
 * Static codes that are printed and posted follow the unit that takes over, so that no wall has to
 * be papered anew. Reviews stay with the unit that was reviewed.
 */
export function codesOfUnits(): UnitBelongings {
  return {
    kind: 'static_codes',
    async count(q, asked) {
      const found = await countCodesOfUnits(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: followCodes,
  }
}
