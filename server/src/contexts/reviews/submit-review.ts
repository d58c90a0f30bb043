import { createSecretKey } from 'node:crypto'
import {
  badGrades,
  type Channel,
  type Grade,
  type Origin,
  type ReviewReceipt,
} from '@huiyin/contract/reviews'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { isEvidenceId } from '../../kernel/evidence/index.ts'
import { commit } from '../../kernel/ledger/index.ts'
import {
  type Change,
  hashReceiptCode,
  inOrder,
  type Lane,
  type Outcome,
  openLane,
  receiptCodeBytes,
  receiptCodeOf,
  settleByRegion,
  takeNumbers,
} from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { beginRectifications } from './begin-rectifications.ts'
import type { ReviewParts } from './parts.ts'
import { insertReviews, removeDefaults, type StoredReview } from './reviews.store.ts'
import { addToRollups, type Counted, measureOf } from './rollups.store.ts'
import { findByTokenHashes, markReviewed, type StoredServiceEnd } from './service-ends.store.ts'
import type { Tags } from './tags.ts'
import { hashToken } from './token.rules.ts'

/** A review as it comes in, whatever the channel. */
export interface SubmittedReview {
  readonly token: string
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
  /** Regions of who enters it for somebody; a citizen's own token knows no border. */
  readonly regionCodes?: readonly string[]
}

/** A review that may be stored, with the service it is about. */
export interface AcceptedReview extends Admitted {
  readonly admitted: Admitted
  readonly review: StoredReview
  readonly receiptCode: string
}

const reviewPrefix = 'PJ'
const saltBytes = 16

/** The lane of reviews: token checked, review stored, counted, chained, and a bad one made a matter. */
export function openReviewLane(
  parts: ReviewParts & { readonly tags: Tags },
): Lane<SubmittedReview, ReviewReceipt> {
  return openLane({
    async run(batch) {
      const hashes = batch.map(({ token }) => hashToken(token))
      const ends = await findByTokenHashes(parts.db, hashes)
      const outcomes = new Map<SubmittedReview, Outcome<ReviewReceipt>>()
      const admitted: Admitted[] = []
      batch.forEach((submitted, index) => {
        const end = ends.get(hashes[index]?.toString('hex') ?? '')
        const refusal = refusalOf(parts, submitted, end)
        if (refusal !== undefined) outcomes.set(submitted, { ok: false, error: refusal })
        else if (end !== undefined) admitted.push({ submitted, end })
      })
      const settled = await settleByRegion(
        admitted,
        ({ end }) => end.regionCode,
        async (regionCode, ofRegion) => {
          await parts.clock.load(regionCode)
          return parts.db.transaction(regionCode, (tx) => accept(tx, parts, ofRegion))
        },
      )
      for (const [{ submitted }, outcome] of settled) outcomes.set(submitted, outcome)
      return inOrder(batch, outcomes)
    },
  })
}

/** A review whose token is open. */
interface Admitted {
  readonly submitted: SubmittedReview
  readonly end: StoredServiceEnd
}

function refusalOf(
  parts: ReviewParts & { readonly tags: Tags },
  submitted: SubmittedReview,
  end: StoredServiceEnd | undefined,
): Refusal | undefined {
  const isHere = submitted.regionCodes?.includes(end?.regionCode ?? '') ?? true
  if (end === undefined || !isHere) return new Refusal('reviews/token-unknown')
  if (end.reviewed) return new Refusal('reviews/already-reviewed')
  if (end.tokenExpiresAt <= parts.world.now()) return new Refusal('reviews/token-expired')
  // Before anything is written: an id that is none would stand in the ledger as it came.
  if (submitted.photos?.every(isEvidenceId) === false) return new Refusal('evidence/unknown')
  return parts.tags.refusalOf(submitted.grade, submitted.tags)
}

async function accept(
  tx: Tx,
  parts: ReviewParts,
  admitted: readonly Admitted[],
): Promise<Map<Admitted, Outcome<ReviewReceipt>>> {
  const reviews = await prepare(tx, parts, admitted)
  const inserted = await insertReviews(
    tx,
    reviews.map(({ review }) => review),
  )
  const accepted = reviews.filter(({ review }) => inserted.has(review.id))
  const changes = await storeAccepted(tx, parts, accepted)
  const outcomeOf = (one: AcceptedReview): Outcome<ReviewReceipt> =>
    inserted.has(one.review.id)
      ? { ok: true, value: receiptOf(one, changes.get(one.review.id)) }
      : { ok: false, error: new Refusal('reviews/already-reviewed') }
  return new Map(reviews.map((one) => [one.admitted, outcomeOf(one)]))
}

/** Everything that follows from a review, in the transaction that stores it. */
async function storeAccepted(
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
    accepted.map((one) => entryOf(one)),
  )
  await attachPhotos(tx, parts, accepted)
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
  const key = createSecretKey(secrets.current('receipt').key)
  return admitted.map((one, index) => {
    const { submitted, end } = one
    const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
    const text = submitted.text?.trim() || null
    const salt = text === null ? null : world.randomBytes(saltBytes)
    const isBadGrade = badGrades.includes(submitted.grade)
    return {
      ...one,
      admitted: one,
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
        submittedAt: now,
        submittedOn: day,
        matterId: isBadGrade ? world.newId() : null,
        adopted: true,
      },
    }
  })
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

function isBad({ review }: AcceptedReview): boolean {
  return review.matterId !== null
}

function entryOf({ submitted, review }: AcceptedReview) {
  return {
    streamKind: 'review-day' as const,
    streamId: review.submittedOn,
    happenedAt: review.submittedAt,
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
