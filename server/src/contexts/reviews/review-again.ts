import type { Grade } from '@huiyin/contract/reviews'
import { localDayOf } from '@huiyin/contract/time'
import { commit } from '../../kernel/ledger/index.ts'
import { type Matter, takeNumbers } from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ReviewParts } from './parts.ts'
import { findReviewOfMatter, findReviewsOfService, insertReviews } from './reviews.store.ts'

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
  }
  await parts.db.transaction(regionCode, async (tx) => {
    const inserted = await insertReviews(tx, [review])
    if (inserted.size === 0) throw new Refusal('reviews/again-already')
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
  })
}
