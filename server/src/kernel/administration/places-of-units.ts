import { localDayOf } from '@huiyin/contract/time'
import type { World } from '../../platform/world.ts'
import type { Org, UnitBelongings } from '../org/index.ts'
import {
  countPlaces,
  followPlaces,
  type Place,
  people,
  posts,
  unitsBelow,
  windows,
} from './places.store.ts'

/**
 * What the organisation itself hangs on a unit: units below, windows, posts with the appointments
 * to them, people. What ended before today stays with the unit it was in.
 */
export function placesOfUnits({ org, world }: { org: Org; world: World }): UnitBelongings[] {
  const today = () => localDayOf(world.now())
  const belonging = (kind: string, place: Place): UnitBelongings => ({
    kind,
    async count(q, asked) {
      const found = await countPlaces(q, place, { ...asked, day: today() })
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    follow: (tx, step) => followPlaces(tx, place, { ...step, day: today() }),
    forget: org.forget,
  })
  return [
    belonging('units_below', unitsBelow),
    belonging('windows', windows),
    belonging('posts', posts),
    belonging('people', people),
  ]
}
