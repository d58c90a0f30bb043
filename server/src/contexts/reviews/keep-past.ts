import type { Channel, Grade, Origin, ServiceEnd } from '@huiyin/contract/reviews'
import type { LocalDay } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { ReviewParts } from './parts.ts'
import { newServiceEnd, rateableOf } from './report-service-ends.ts'
import { findRatings } from './reviews.store.ts'
import { addToRollups } from './rollups.store.ts'
import {
  findByServiceKeys,
  insertServiceEnds,
  type StoredServiceEnd,
} from './service-ends.store.ts'
import { type Admitted, storeReviews } from './store-reviews.ts'
import type { Tags } from './tags.ts'
import { storeDefaults } from './take-ratings.ts'

/** A review that a former system captured, with the service it is about. */
export interface PastReview {
  readonly end: ServiceEnd
  readonly origin: Origin
  readonly grade: Grade
  readonly channel: Channel
  readonly ratedAt: Date
  readonly tags: readonly string[]
  readonly text?: string
  readonly phone?: string
  readonly name?: string
  /** Until when its rectification must be done; left out for whatever is settled. */
  readonly dueOn?: LocalDay
}

/** `updated`: the service was known without a rating; `differs`: it has another one, which stays. */
export type PastFate = 'created' | 'updated' | 'skipped' | 'differs'

type PastParts = ReviewParts & { readonly tags: Tags }

/**
 * Stores reviews of one region that were given before it came to this house. They count on the day
 * of their service, once; only what is still open becomes a matter, until the date it was given
 * then. Nobody is asked again, nothing is reported upward. At most one a service may be handed in.
 */
export async function keepPast(
  tx: Tx,
  parts: PastParts,
  reviews: readonly PastReview[],
  { source, dryRun }: { readonly source: string; readonly dryRun: boolean },
): Promise<ReadonlyMap<PastReview, PastFate>> {
  const ends = new Map(
    (
      await findByServiceKeys(
        tx,
        reviews.map(({ end }) => end),
      )
    ).map((end) => [nameOf(end), end]),
  )
  const fates = await decideFates(tx, reviews, ends)
  if (dryRun) return fates
  const fresh = reviews.filter((past) => fates.get(past) === 'created')
  for (const end of await storeEnds(tx, parts, fresh, source)) ends.set(nameOf(end), end)
  const taken = reviews.flatMap((past) => {
    const fate = fates.get(past)
    const end = ends.get(nameOf(past.end))
    return end !== undefined && (fate === 'created' || fate === 'updated') ? [{ past, end }] : []
  })
  const given = taken.filter(({ past }) => past.origin !== 'default')
  await storeReviews(
    tx,
    parts,
    given.map(({ past, end }) => admittedOf(parts, past, end)),
  )
  const silent = taken.filter(({ past }) => past.origin === 'default')
  await storeDefaults(
    tx,
    parts,
    silent.map(({ past: { grade, channel, ratedAt }, end }) => ({ end, grade, channel, ratedAt })),
    'import',
  )
  return fates
}

async function decideFates(
  tx: Tx,
  reviews: readonly PastReview[],
  ends: ReadonlyMap<string, StoredServiceEnd>,
): Promise<Map<PastReview, PastFate>> {
  const ids = [...ends.values()].map(({ id }) => id)
  const ratings = new Map(
    (await findRatings(tx, ids)).map(({ serviceEndId, round, grade }) => [
      `${round} ${serviceEndId}`,
      grade,
    ]),
  )
  return new Map(
    reviews.map((past) => {
      const end = ends.get(nameOf(past.end))
      if (end === undefined) return [past, 'created'] as const
      const first = ratings.get(`first ${end.id}`)
      if (past.origin === 'default') {
        const isKnown = first !== undefined || ratings.has(`default ${end.id}`)
        return [past, isKnown ? 'skipped' : 'updated'] as const
      }
      if (first === undefined) return [past, 'updated'] as const
      return [past, first === past.grade ? 'skipped' : 'differs'] as const
    }),
  )
}

/** Their links open nothing: what was rated in another system is not rated here once more. */
async function storeEnds(
  tx: Tx,
  parts: PastParts,
  reviews: readonly PastReview[],
  reportedBy: string,
): Promise<readonly StoredServiceEnd[]> {
  const organisation = await parts.org.snapshot(tx.regionCode)
  const tokenExpiresAt = parts.world.now()
  const rows = reviews.map(({ end }) => {
    const row = newServiceEnd(parts, { end, reportedBy }, null)
    const unitCode = organisation.currentUnit(row.unitCode, row.endedOn)
    return { ...row, unitCode, tokenExpiresAt }
  })
  if (rows.length === 0) return []
  const inserted = await insertServiceEnds(tx, rows)
  const stored = rows.filter(({ id }) => inserted.has(id))
  await addToRollups(
    tx,
    stored.map((row) => rateableOf(row)),
  )
  return stored
}

function admittedOf({ tags }: PastParts, past: PastReview, end: StoredServiceEnd): Admitted {
  const { grade, channel, origin, text, phone, name, ratedAt, dueOn } = past
  const known = new Set(
    tags
      .of(end.regionCode)
      .list()
      .map(({ code }) => code),
  )
  return {
    end,
    submitted: {
      grade,
      channel,
      origin,
      tags: past.tags.filter((code) => known.has(code)),
      allowsContact: phone !== undefined,
      capturedBy: 'import',
      givenAt: ratedAt,
      ...(text === undefined ? {} : { text }),
      ...(phone === undefined ? {} : { phone }),
      ...(name === undefined ? {} : { name }),
      ...(dueOn === undefined ? {} : { settledBy: dueOn }),
    },
  }
}

function nameOf({ projectNo, serviceNumber }: Pick<ServiceEnd, 'projectNo' | 'serviceNumber'>) {
  return `${serviceNumber} ${projectNo}`
}
