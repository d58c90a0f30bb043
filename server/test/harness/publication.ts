import {
  type PublicationSwitches,
  publicationSwitches,
} from '../../src/contexts/reviews/limits.rules.ts'
import type { TestDatabase } from './database.ts'
import { county, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

let editions = 0

/** What the county shows the public from today on: a new version of its rule. */
export async function switchPublication(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
  value: PublicationSwitches,
): Promise<void> {
  editions += 1
  const { rulebook } = town.app.house
  const edition = {
    version: `test-${editions}`,
    value,
    effectiveFrom: '2020-01-01',
    ground: '测试',
    publishedBy: 'test',
    publishedAt: world.now(),
  }
  await db.transaction(county, (tx) => rulebook.publish(tx, publicationSwitches, edition))
  await rulebook.load()
  // Each process reads the rules for itself, within a minute.
  await town.publicApp.house.rulebook.load()
}
