import type { RuleName } from '../../src/kernel/rulebook/index.ts'
import type { TestDatabase } from './database.ts'
import type { Town } from './town.ts'
import type { TestWorld } from './world.ts'

let editions = 0

/** A new version of a rule of a region, in force since long ago. */
export async function putInForce<Value>(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
  rule: RuleName<Value>,
  { regionCode, value }: { readonly regionCode: string; readonly value: Value },
): Promise<void> {
  editions += 1
  const { rulebook } = town.app.house
  const edition = {
    // Of two published in the same moment the later word counts: 10 after 9.
    version: `test-${String(editions).padStart(6, '0')}`,
    value,
    effectiveFrom: '2020-01-01',
    ground: '测试',
    publishedBy: 'test',
    publishedAt: world.now(),
  }
  await db.transaction(regionCode, (tx) => rulebook.publish(tx, rule, edition))
  await rulebook.load()
}
