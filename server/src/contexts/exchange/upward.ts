import { localDayOf } from '@huiyin/contract/time'
import type { Org } from '../../kernel/org/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { World } from '../../platform/world.ts'
import { type CaptureMode, captureMode, type Upward } from '../reviews/index.ts'
import { fillAddress, type ProvinceConnection } from './connection.ts'
import { insertOutgoing } from './outgoing.store.ts'

export interface UpwardParts {
  readonly world: World
  readonly rulebook: Rulebook
  readonly org: Org
  /** Left out where no system above is connected: then nothing is queued. */
  readonly connection: ProvinceConnection | undefined
}

/** Queues what the system above must know, in the transaction that stores it. */
export function openUpward({ world, rulebook, org, connection }: UpwardParts): Upward {
  const modeOf = (regionCode: string): CaptureMode =>
    rulebook.inForce(regionCode, captureMode, localDayOf(world.now())).value
  const areaCodeOf = async (regionCode: string) =>
    (await org.region(regionCode))?.divisionCode ?? regionCode

  return {
    async reportServices(tx, ends) {
      if (connection === undefined || modeOf(tx.regionCode).mode !== 'provincial') return
      await insertOutgoing(
        tx,
        ends.map(({ id, projectNo, serviceNumber, endedOn }) => ({
          id: world.newId(),
          kind: 'service_end',
          projectNo,
          serviceNumber,
          assessNumber: 0,
          subjectId: id,
          day: endedOn,
          queuedAt: world.now(),
        })),
      )
    },
    async reportRatings(tx, ratings) {
      const { mode, reportsUp } = modeOf(tx.regionCode)
      if (connection === undefined || mode !== 'own' || !reportsUp) return
      const now = world.now()
      // GB/T 39046-2020 has no code for silence: sent as a rating it would be praise.
      const sayable = ratings.filter(
        ({ round }) => round !== 'default' || connection.coding === 'upload',
      )
      await insertOutgoing(
        tx,
        sayable.map(({ projectNo, serviceNumber, round, reviewId }) => ({
          id: world.newId(),
          kind: 'rating',
          projectNo,
          serviceNumber,
          assessNumber: round === 'again' ? 2 : 1,
          subjectId: reviewId,
          day: localDayOf(now),
          queuedAt: now,
        })),
      )
    },
    async servicePage({ regionCode, projectNo, serviceNumber }) {
      if (connection === undefined) return undefined
      const areaCode = await areaCodeOf(regionCode)
      const values = { areaCode, projectNo, serviceNumber: String(serviceNumber) }
      return fillAddress(connection.page, values)
    },
    async placePage({ regionCode, unitCode, windowCode }) {
      if (connection === undefined) return undefined
      const areaCode = await areaCodeOf(regionCode)
      const values = { areaCode, unitCode, windowCode: windowCode ?? '' }
      return fillAddress(connection.placePage, values)
    },
  }
}
