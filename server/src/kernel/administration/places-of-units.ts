import { localDayOf } from '@huiyin/contract/time'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Org, UnitBelongings } from '../org/index.ts'
import {
  countPeople,
  countPosts,
  countUnitsBelow,
  countWindows,
  followPeople,
  followPosts,
  followUnitsBelow,
  followWindows,
  type StepOfDay,
} from './places.store.ts'

type Count = (
  q: Queryable,
  asked: { regionCode: string; unitCodes: readonly string[]; day: string },
) => Promise<readonly { unitCode: string; n: number }[]>
type Follow = (tx: Tx, step: StepOfDay) => Promise<number>

/**
 * What the organisation itself hangs on a unit: units below, windows, posts with the appointments
 * to them, people. What ended before today stays with the unit it was in.
 */
export function placesOfUnits({ org, world }: { org: Org; world: World }): UnitBelongings[] {
  const today = () => localDayOf(world.now())
  const belonging = (kind: string, count: Count, follow: Follow): UnitBelongings => ({
    kind,
    async count(q, asked) {
      const found = await count(q, { ...asked, day: today() })
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: (tx, step) => follow(tx, { ...step, day: today() }),
    forget: org.forget,
  })
  return [
    belonging('units_below', countUnitsBelow, followUnitsBelow),
    belonging('windows', countWindows, followWindows),
    belonging('posts', countPosts, followPosts),
    belonging('people', countPeople, followPeople),
  ]
}
