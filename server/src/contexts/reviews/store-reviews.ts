import {
  badGrades,
  type Channel,
  type Grade,
  type Origin,
  type ReviewReceipt,
} from '@huiyin/contract/reviews'
import { formatInstant, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { commit } from '../../kernel/ledger/index.ts'
import {
  type Change,
  hashReceiptCode,
  type Outcome,
  receiptCodeBytes,
  receiptCodeOf,
  takeNumbers,
} from '../../kernel/matter/index.ts'
import { readyKey } from '../../platform/crypto/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { beginRectifications } from './begin-rectifications.ts'
import type { ReviewParts } from './parts.ts'
import {
  type CapturedBy,
  insertReviews,
  removeDefaults,
  type StoredReview,
} from './reviews.store.ts'
import { addToRollups, type Counted, measureOf } from './rollups.store.ts'
import { markReviewed, type StoredServiceEnd } from './service-ends.store.ts'
import { insertTraces } from './traces.store.ts'
import type { ReviewTrace } from './traces.ts'
import { keyOfService, type RatingToReport } from './upward.ts'

/** The judgement of a person on one service, whoever wrote it down. */
export interface GivenReview {
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly text?: string
  readonly allowsContact?: boolean
  readonly phone?: string
  readonly name?: string
  readonly channel: Channel
  readonly origin: Origin
  /** `staff:<id>` when it was entered for the reviewer; left out when he did it himself. */
  readonly enteredBy?: string
  readonly photos?: readonly string[]
  /** When the person gave it, where that was before it reached us. */
  readonly givenAt?: Date
  /** Who asked the person: this house unless said. */
  readonly capturedBy?: CapturedBy
  /** What page it was given on; what staff wrote down is `entered` by itself. */
  readonly way?: 'standard' | 'elder'
  /** Of what was begun in a former system: until when its rectification must be done. */
  readonly settledBy?: LocalDay
  /** Left out where a program handed it in. */
  readonly trace?: ReviewTrace
}

/** A review that may be stored, and the service it is about. */
export interface Admitted {
  readonly submitted: GivenReview
  readonly end: StoredServiceEnd
}

/** A review as it will be stored. */
export interface AcceptedReview extends Admitted {
  readonly review: StoredReview
  readonly receiptCode: string
}

export const reviewPrefix = 'PJ'
const saltBytes = 16

/**
 * Stores reviews of one region with everything that follows from them, in the caller's transaction:
 * counted, chained, and a bad one made a matter. Who comes second is refused.
 */
export async function storeReviews<One extends Admitted>(
  tx: Tx,
  parts: ReviewParts,
  admitted: readonly One[],
): Promise<Map<One, Outcome<ReviewReceipt>>> {
  if (admitted.length === 0) return new Map()
  const reviews = await prepare(tx, parts, admitted)
  const inserted = await insertReviews(
    tx,
    reviews.map(({ review }) => review),
  )
  const accepted = reviews.filter(({ review }) => inserted.has(review.id))
  await keepTraces(tx, accepted)
  const changes = await storeAccepted(tx, parts, accepted)
  const outcomeOf = (one: AcceptedReview): Outcome<ReviewReceipt> =>
    inserted.has(one.review.id)
      ? { ok: true, value: receiptOf(one, changes.get(one.review.id)) }
      : { ok: false, error: new Refusal('reviews/already-reviewed') }
  return new Map(
    reviews.flatMap((one, index) => {
      const asked = admitted[index]
      return asked === undefined ? [] : [[asked, outcomeOf(one)] as const]
    }),
  )
}

async function keepTraces(tx: Tx, accepted: readonly AcceptedReview[]): Promise<void> {
  const traces = accepted.flatMap(({ submitted: { trace }, review }) =>
    trace === undefined ? [] : [{ ...trace, reviewId: review.id, keptOn: review.submittedOn }],
  )
  if (traces.length > 0) await insertTraces(tx, traces)
}

/** Everything that follows from a review, in the transaction that stores it. */
export async function storeAccepted(
  tx: Tx,
  parts: ReviewParts,
  accepted: readonly AcceptedReview[],
): Promise<ReadonlyMap<string, Change>> {
  if (accepted.length === 0) return new Map()
  const ids = accepted.map(({ end }) => end.id)
  await markReviewed(tx, ids)
  const silenced = await removeDefaults(tx, ids)
  await addToRollups(tx, countedOf(accepted, silenced))
  const changes = await beginRectifications(tx, parts, accepted.filter(isBad))
  await parts.ledger.append(
    tx,
    accepted.map((one) => entryOf(one, parts.world.now())),
  )
  await attachPhotos(tx, parts, accepted)
  await parts.upward.reportRatings(tx, ratingsToReport(accepted))
  return changes
}

async function prepare(
  tx: Tx,
  parts: ReviewParts,
  admitted: readonly Admitted[],
): Promise<AcceptedReview[]> {
  const { world, numbers, secrets } = parts
  const now = world.now()
  const day = localDayOf(now)
  const { regionCode } = tx
  const series = { prefix: reviewPrefix, regionCode, day }
  const reviewNumbers = await takeNumbers(numbers, series, admitted.length)
  const citizenIds = await rememberReviewers(tx, parts, admitted)
  const key = readyKey(secrets.current('receipt').key)
  return admitted.map((one, index) => {
    const { submitted, end } = one
    const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
    const text = submitted.text?.trim() || null
    const salt = text === null ? null : world.randomBytes(saltBytes)
    // What was captured before it came here keeps its own time; its numbers are of today.
    const at = submitted.capturedBy === 'import' ? (submitted.givenAt ?? now) : now
    return {
      ...one,
      receiptCode,
      review: {
        id: world.newId(),
        number: reviewNumbers[index] ?? '',
        serviceEndId: end.id,
        round: 'first',
        origin: submitted.origin,
        channel: submitted.channel,
        grade: submitted.grade,
        tags: submitted.tags,
        allowsContact: submitted.allowsContact ?? false,
        textBody: text,
        textSalt: salt,
        textCommitment: text === null || salt === null ? null : commit(text, salt),
        citizenId: citizenIds[index] ?? end.citizenId,
        unitCode: end.unitCode,
        itemCode: end.itemCode,
        windowCode: end.windowCode,
        staffCode: end.staffCode,
        receiptHash: hashReceiptCode(key, receiptCode),
        submittedAt: at,
        submittedOn: localDayOf(at),
        matterId: isToBeRectified(submitted) ? world.newId() : null,
        adopted: true,
        capturedBy: submitted.capturedBy ?? 'own',
        way: submitted.enteredBy === undefined ? (submitted.way ?? 'standard') : 'entered',
      },
    }
  })
}

/** Whatever is bad, apart from what was settled in a former system. */
function isToBeRectified({ grade, capturedBy, settledBy }: GivenReview): boolean {
  return badGrades.includes(grade) && (capturedBy !== 'import' || settledBy !== undefined)
}

async function rememberReviewers(
  tx: Tx,
  parts: ReviewParts,
  admitted: readonly Admitted[],
): Promise<readonly (string | null)[]> {
  const named = admitted.filter(({ submitted }) => submitted.phone ?? submitted.name)
  if (named.length === 0) return admitted.map(() => null)
  const ids = await parts.people.remember(
    tx,
    named.map(({ submitted: { phone, name } }) => ({
      identityGrade: 'masked',
      retentionClass: 'review_contact',
      ...(phone === undefined ? {} : { phone }),
      ...(name === undefined ? {} : { name }),
    })),
  )
  const idOf = new Map(named.map((one, index) => [one, ids[index] ?? null]))
  return admitted.map((one) => idOf.get(one) ?? null)
}

function countedOf(
  accepted: readonly AcceptedReview[],
  silenced: readonly { readonly serviceEndId: string; readonly grade: Grade }[],
): Counted[] {
  const ends = new Map(accepted.map(({ end }) => [end.id, end]))
  const base = ({ endedOn: day, unitCode, itemCode, channel }: StoredServiceEnd) => ({
    day,
    unitCode,
    itemCode,
    channel,
  })
  return [
    ...accepted.map(
      ({ end, review }): Counted => ({
        ...base(end),
        measure: measureOf(review.origin, review.grade),
        n: 1,
      }),
    ),
    ...silenced.flatMap(({ serviceEndId, grade }): Counted[] => {
      const end = ends.get(serviceEndId)
      return end === undefined
        ? []
        : [{ ...base(end), measure: measureOf('default', grade), n: -1 }]
    }),
  ]
}

/** What was captured elsewhere is known there already. */
function ratingsToReport(accepted: readonly AcceptedReview[]): RatingToReport[] {
  return accepted.flatMap(({ end, review }) =>
    review.capturedBy === 'own'
      ? [{ ...keyOfService(end), round: 'first', reviewId: review.id }]
      : [],
  )
}

function isBad({ review }: AcceptedReview): boolean {
  return review.matterId !== null
}

function entryOf({ submitted, review }: AcceptedReview, now: Date) {
  return {
    streamKind: 'review-day' as const,
    streamId: review.submittedOn,
    // Taking over is the act of today; the review's own time stands in the body.
    happenedAt: submitted.capturedBy === 'import' ? now : review.submittedAt,
    act: 'reviews.submitted',
    actor: submitted.enteredBy ?? 'citizen',
    body: {
      review: review.id,
      number: review.number,
      serviceEnd: review.serviceEndId,
      round: review.round,
      origin: review.origin,
      channel: review.channel,
      grade: review.grade,
      tags: review.tags,
      unit: review.unitCode,
      item: review.itemCode,
      matter: review.matterId,
      ...(submitted.capturedBy === undefined ? {} : { capturedBy: submitted.capturedBy }),
      ...(submitted.givenAt === undefined ? {} : { givenAt: formatInstant(submitted.givenAt) }),
    },
    commitments: review.textCommitment === null ? {} : { text: review.textCommitment },
  }
}

async function attachPhotos(
  tx: Tx,
  parts: ReviewParts,
  accepted: readonly AcceptedReview[],
): Promise<void> {
  // Photos of a good review stay with the review; those of a bad one are evidence of its matter.
  const attached = accepted.flatMap(({ submitted, review }) =>
    review.matterId === null
      ? []
      : (submitted.photos ?? []).map((evidenceId) => ({
          evidenceId,
          matterId: review.matterId ?? '',
          by: 'citizen',
        })),
  )
  if (attached.length > 0) await parts.evidence.attach(tx, attached)
}

function receiptOf(one: AcceptedReview, change: Change | undefined): ReviewReceipt {
  const receipt = { number: one.review.number, receiptCode: one.receiptCode }
  if (change === undefined) return receipt
  const dueAt = (name: string) => change.clocks.find((clock) => clock.name === name)?.dueAt
  const contactDueAt = dueAt('contact')
  return {
    ...receipt,
    rectification: {
      number: change.matter.number,
      contactDueAt: contactDueAt === undefined ? null : formatInstant(contactDueAt),
      rectifyDueAt: formatInstant(dueAt('rectify') ?? change.matter.openedAt),
      provisional: change.clocks.some((clock) => clock.provisional),
    },
  }
}
