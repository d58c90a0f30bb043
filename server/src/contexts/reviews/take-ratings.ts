import type { Channel, Grade } from '@huiyin/contract/reviews'
import { localDayOf } from '@huiyin/contract/time'
import { takeNumbers } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ReviewParts } from './parts.ts'
import { defaultReview } from './record-defaults.ts'
import { storeAgain } from './review-again.ts'
import { findFirstReviews, insertReviews, type StoredReview } from './reviews.store.ts'
import { addToRollups, type Counted, measureOf } from './rollups.store.ts'
import { findByServiceKeys, type StoredServiceEnd } from './service-ends.store.ts'
import { type Admitted, storeReviews } from './store-reviews.ts'
import type { Tags } from './tags.ts'
import type { ServiceName } from './upward.ts'

/** A rating that the system above asked for and now hands down. */
export interface CapturedRating extends ServiceName {
  /** `default`: silence that the other system counts as a rating; never praise here. */
  readonly round: 'first' | 'again' | 'default'
  readonly grade: Grade
  /** Codes of the national list; those we do not know are left out. */
  readonly tags: readonly string[]
  readonly text?: string
  /** The person left it to be called: given, contact is allowed. */
  readonly phone?: string
  readonly name?: string
  readonly channel: Channel
  readonly givenAt: Date
}

/** What became of a rating that came down. */
export type Taken =
  | {
      readonly state: 'stored'
      readonly reviewNumber: string
      readonly matterNumber: string | null
    }
  /** No such service was reported here, or not yet. */
  | { readonly state: 'unknown_service' }
  /** A 追评 whose first rating has not come yet. */
  | { readonly state: 'first_missing' }
  /** This service has a rating of this round already. */
  | { readonly state: 'rated_already' }

type TakeParts = ReviewParts & { readonly tags: Tags }

/**
 * Stores ratings of one region that another system captured; a bad one becomes a matter in the same
 * transaction, exactly as if it had been given here. At most one a service and round may be handed
 * in at once. The caller has loaded the calendar of the region.
 */
export async function takeRatings(
  tx: Tx,
  parts: TakeParts,
  ratings: readonly CapturedRating[],
): Promise<ReadonlyMap<CapturedRating, Taken>> {
  const taken = new Map<CapturedRating, Taken>()
  if (ratings.length === 0) return taken
  const ends = new Map((await findByServiceKeys(tx, ratings)).map((end) => [nameOf(end), end]))
  const known: Known[] = []
  for (const rating of ratings) {
    const end = ends.get(nameOf(rating))
    if (end === undefined) taken.set(rating, { state: 'unknown_service' })
    else known.push({ rating, end })
  }
  const ofRound = (round: CapturedRating['round']) =>
    known.filter(({ rating }) => rating.round === round)
  await takeFirst(tx, parts, ofRound('first'), taken)
  await takeDefaults(tx, parts, ofRound('default'), taken)
  await takeAgain(tx, parts, ofRound('again'), taken)
  return taken
}

interface Known {
  readonly rating: CapturedRating
  readonly end: StoredServiceEnd
}
type Answers = Map<CapturedRating, Taken>

async function takeFirst(
  tx: Tx,
  parts: TakeParts,
  known: readonly Known[],
  taken: Answers,
): Promise<void> {
  if (known.length === 0) return
  const admitted = known.map(({ rating, end }): Admitted & Known => {
    const codes = new Set(
      parts.tags
        .of(end.regionCode)
        .list()
        .map(({ code }) => code),
    )
    const { grade, tags, text, phone, name, channel, givenAt } = rating
    return {
      rating,
      end,
      submitted: {
        grade,
        channel,
        givenAt,
        tags: tags.filter((code) => codes.has(code)),
        origin: 'explicit',
        capturedBy: 'province',
        allowsContact: phone !== undefined,
        ...(text === undefined ? {} : { text }),
        ...(phone === undefined ? {} : { phone }),
        ...(name === undefined ? {} : { name }),
      },
    }
  })
  for (const [{ rating }, outcome] of await storeReviews(tx, parts, admitted)) {
    if (!outcome.ok && !(outcome.error instanceof Refusal)) throw outcome.error
    taken.set(
      rating,
      outcome.ok
        ? {
            state: 'stored',
            reviewNumber: outcome.value.number,
            matterNumber: outcome.value.rectification?.number ?? null,
          }
        : { state: 'rated_already' },
    )
  }
}

async function takeDefaults(
  tx: Tx,
  parts: TakeParts,
  known: readonly Known[],
  taken: Answers,
): Promise<void> {
  const silent = known.filter(({ end }) => !end.reviewed)
  for (const { rating, end } of known) {
    if (end.reviewed) taken.set(rating, { state: 'rated_already' })
  }
  if (silent.length === 0) return
  const stored = await storeDefaults(
    tx,
    parts,
    silent.map(({ rating: { grade, channel }, end }) => ({ end, grade, channel })),
    'province',
  )
  for (const { rating, end } of silent) {
    const reviewNumber = stored.get(end.id)
    taken.set(
      rating,
      reviewNumber === undefined
        ? { state: 'rated_already' }
        : { state: 'stored', reviewNumber, matterNumber: null },
    )
  }
}

/** Silence that another system counted as a rating. */
interface Silence {
  readonly end: StoredServiceEnd
  readonly grade: Grade
  readonly channel: Channel
  /** When it was counted there; now, unless said. */
  readonly ratedAt?: Date
}

/** Stores silence that was counted elsewhere; @returns numbers by service, of those that were new */
export async function storeDefaults(
  tx: Tx,
  parts: ReviewParts,
  silences: readonly Silence[],
  capturedBy: 'province' | 'import',
): Promise<ReadonlyMap<string, string>> {
  if (silences.length === 0) return new Map()
  const series = { prefix: 'PJ', regionCode: tx.regionCode, day: localDayOf(parts.world.now()) }
  const numbers = await takeNumbers(parts.numbers, series, silences.length)
  const reviews = silences.map(({ end, grade, channel, ratedAt }, index): StoredReview => {
    const review = defaultReview(parts, end, numbers[index] ?? '')
    const at = ratedAt ?? review.submittedAt
    const when = { submittedAt: at, submittedOn: localDayOf(at) }
    return { ...review, ...when, grade, channel, capturedBy }
  })
  const inserted = await insertReviews(tx, reviews)
  const stored = new Map<string, string>()
  const counted = silences.flatMap(({ end, grade }, index): Counted[] => {
    const review = reviews[index]
    if (review === undefined || !inserted.has(review.id)) return []
    stored.set(end.id, review.number)
    const { endedOn: day, unitCode, itemCode, channel } = end
    return [{ day, unitCode, itemCode, channel, measure: measureOf('default', grade), n: 1 }]
  })
  await addToRollups(tx, counted)
  return stored
}

async function takeAgain(
  tx: Tx,
  parts: TakeParts,
  known: readonly Known[],
  taken: Answers,
): Promise<void> {
  if (known.length === 0) return
  const firsts = await findFirstReviews(
    tx,
    known.map(({ end }) => end.id),
  )
  for (const { rating, end } of known) {
    const first = firsts.get(end.id)
    if (first === undefined) {
      taken.set(rating, { state: 'first_missing' })
      continue
    }
    const { grade, text = null } = rating
    const stored = await storeAgain(tx, parts, first, { grade, text, capturedBy: 'province' })
    taken.set(
      rating,
      stored === undefined
        ? { state: 'rated_already' }
        : { state: 'stored', reviewNumber: stored.number, matterNumber: null },
    )
  }
}

function nameOf({ projectNo, serviceNumber }: ServiceName): string {
  return `${serviceNumber} ${projectNo}`
}
