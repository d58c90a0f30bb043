import type { Point } from '@huiyin/contract/routing'
import { localDayOf } from '@huiyin/contract/time'
import { leastIdAt } from '../../platform/world.ts'
import { metresBetween } from '../routing/index.ts'
import { type PlacedCase, selectInCells } from './cases.store.ts'
import { caseLimits } from './limits.rules.ts'
import type { CaseParts } from './parts.ts'
import { cellsAround, isPlace } from './place.rules.ts'

export interface NearAsked {
  readonly regionCode: string
  readonly point: Point
  /** 1 to 500. */
  readonly metres: number
  readonly days: number
  readonly kind?: string | undefined
  readonly category?: string | undefined
}

const dayMs = 86_400_000

/**
 * What may be the same: cases within so many metres and days, the nearest first. Default coordinates
 * are no place, so nothing lies near them.
 */
export async function findNear(
  { db, world, rulebook }: Pick<CaseParts, 'db' | 'world' | 'rulebook'>,
  asked: NearAsked,
): Promise<{
  readonly isPlace: boolean
  readonly found: readonly (PlacedCase & { readonly metres: number })[]
}> {
  const { regionCode, point, metres, days, kind, category } = asked
  const now = world.now()
  const { defaultPoints } = rulebook.inForce(regionCode, caseLimits, localDayOf(now)).value
  if (!isPlace(point, defaultPoints)) return { isPlace: false, found: [] }
  const since = new Date(now.getTime() - days * dayMs)
  const cells = cellsAround(point, metres)
  const leastId = leastIdAt(since)
  const placed = await selectInCells(db, { regionCode, cells, kind, category, since, leastId })
  const found = placed
    .map((one) => ({ ...one, metres: Math.round(metresBetween(point, one)) }))
    .filter((one) => one.metres <= metres)
    .toSorted((one, other) => one.metres - other.metres)
  return { isPlace: true, found }
}
