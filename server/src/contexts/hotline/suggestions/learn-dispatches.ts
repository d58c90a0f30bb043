import type { HotlineParts } from '../parts.ts'
import { learn, measure } from './suggestions.rules.ts'
import { replaceFeatures, saveMeasure, selectDispatched } from './suggestions.store.ts'

/**
 * Learns anew where tickets of which words and classes went, and measures that on what was imported.
 * What went to a unit that is no more counts for the one that took over.
 */
export async function learnDispatches(
  { db, world, org }: HotlineParts,
  regionCode: string,
): Promise<void> {
  const { currentUnit } = await org.snapshot(regionCode)
  const dispatches = (await selectDispatched(db, regionCode)).map((one) => ({
    ...one,
    unitCode: currentUnit(one.unitCode),
  }))
  const learnt = { learntAt: world.now(), learnt: dispatches.length, ...measure(dispatches) }
  const features = learn(dispatches)
  await db.transaction(regionCode, async (tx) => {
    await replaceFeatures(tx, features)
    await saveMeasure(tx, learnt)
  })
}
