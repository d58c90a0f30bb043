import type { Grade } from '@huiyin/contract/reviews'
import { localDayOf } from '@huiyin/contract/time'
import { commit } from '../../kernel/ledger/index.ts'
import { type Matter, takeNumbers } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isProvincial } from './capture-mode.ts'
import type { ReviewParts } from './parts.ts'
import {
  type CapturedBy,
  findReviewOfMatter,
  findReviewsOfService,
  insertReviews,
  type StoredReview,
} from './reviews.store.ts'
import { findServiceEnd } from './service-ends.store.ts'
import { keyOfService } from './upward.ts'

const prefix = 'PJ'
const saltBytes = 16

/**
 * 追评: once, after the rectification is closed. It is counted beside the first review and does not
 * replace it.
 */
export async function reviewAgain(
  parts: ReviewParts,
  matter: Matter,
  again: { readonly grade: Grade; readonly text: string | null },
): Promise<void> {
  const isRectified = matter.closedAt !== null && matter.countInAssessment
  if (matter.kind !== 'rectification' || !isRectified) {
    throw new Refusal('reviews/again-not-yet')
  }
  const { regionCode } = matter
  const first = await findReviewOfMatter(parts.db, regionCode, matter.id)
  if (first === undefined) throw new Refusal('reviews/again-not-yet')
  const rounds = await findReviewsOfService(parts.db, regionCode, first.serviceEndId)
  if (rounds.has('again')) throw new Refusal('reviews/again-already')
  if (isProvincial(parts, regionCode)) throw new Refusal('reviews/captured-above')
  const given = { grade: again.grade, text: again.text, capturedBy: 'own' as const }
  await parts.db.transaction(regionCode, async (tx) => {
    const stored = await storeAgain(tx, parts, first, given)
    if (stored === undefined) throw new Refusal('reviews/again-already')
  })
}

/** What somebody says of a service a second time. */
export interface GivenAgain {
  readonly grade: Grade
  readonly text: string | null
  readonly capturedBy: CapturedBy
}

/** Stores a 追评 beside its first review; nothing when there is one already. */
export async function storeAgain(
  tx: Tx,
  parts: ReviewParts,
  first: StoredReview,
  again: GivenAgain,
): Promise<StoredReview | undefined> {
  const { regionCode } = tx
  const now = parts.world.now()
  const day = localDayOf(now)
  const [number = ''] = await takeNumbers(parts.numbers, { prefix, regionCode, day }, 1)
  const text = again.text?.trim() || null
  const salt = text === null ? null : parts.world.randomBytes(saltBytes)
  const commitment = text === null || salt === null ? null : commit(text, salt)
  const review = {
    ...first,
    id: parts.world.newId(),
    number,
    round: 'again' as const,
    grade: again.grade,
    tags: [],
    textBody: text,
    textSalt: salt,
    textCommitment: commitment,
    submittedAt: now,
    submittedOn: day,
    matterId: null,
    adopted: true,
    capturedBy: again.capturedBy,
  }
  const inserted = await insertReviews(tx, [review])
  if (inserted.size === 0) return undefined
  await parts.ledger.append(tx, [
    {
      streamKind: 'review-day',
      streamId: day,
      happenedAt: now,
      act: 'reviews.again',
      actor: 'citizen',
      body: { review: review.id, number: review.number, first: first.id, grade: again.grade },
      commitments: commitment === null ? {} : { text: commitment },
    },
  ])
  if (again.capturedBy === 'own') await reportAgain(tx, parts, review)
  return review
}

async function reportAgain(tx: Tx, parts: ReviewParts, review: StoredReview): Promise<void> {
  const end = await findServiceEnd(tx, tx.regionCode, review.serviceEndId)
  if (end === undefined) return
  await parts.upward.reportRatings(tx, [
    { ...keyOfService(end), round: 'again', reviewId: review.id },
  ])
}
