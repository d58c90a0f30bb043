import type { ResponsibilityRow } from '@huiyin/contract/routing'
import { responsibilityRule } from '../../src/contexts/routing/index.ts'
import type { TestDatabase } from './database.ts'
import { putInForce } from './editions.ts'
import { county, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** A row of who answers for what: the police for all of the street, unless said. */
export const duty = (over: Partial<ResponsibilityRow> = {}): ResponsibilityRow => ({
  id: 'all',
  kinds: ['component', 'event'],
  category: '',
  area: '',
  basis: 'owner',
  unitCode: 'police',
  ground: '三定方案',
  ...over,
})

/** Puts in force who answers for what in the county. */
export function putDuties(
  town: Town,
  parts: { readonly db: TestDatabase; readonly world: TestWorld },
  rows: readonly Partial<ResponsibilityRow>[] = [{}],
): Promise<void> {
  const value = { rows: rows.map(duty) }
  return putInForce(town, parts, responsibilityRule, { regionCode: county, value })
}
