import {
  type PublicationSwitches,
  publicationSwitches,
} from '../../src/contexts/reviews/limits.rules.ts'
import type { TestDatabase } from './database.ts'
import { putInForce } from './editions.ts'
import { county, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** What the county shows the public from today on: a new version of its rule. */
export async function switchPublication(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
  value: PublicationSwitches,
): Promise<void> {
  await putInForce(town, { db, world }, publicationSwitches, { regionCode: county, value })
  // Each process reads the rules for itself, within a minute.
  await town.publicApp.house.rulebook.load()
}
