import type { ReviewReceipt } from '@huiyin/contract/reviews'
import { isEvidenceId } from '../../kernel/evidence/index.ts'
import {
  inOrder,
  type Lane,
  type Outcome,
  openLane,
  settleByRegion,
} from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isProvincial } from './capture-mode.ts'
import type { ReviewParts } from './parts.ts'
import { findByTokenHashes, type StoredServiceEnd } from './service-ends.store.ts'
import { type Admitted, type GivenReview, storeReviews } from './store-reviews.ts'
import type { Tags } from './tags.ts'
import { hashToken } from './token.rules.ts'

/** A review as it comes in through this house, whatever the channel. */
export interface SubmittedReview extends GivenReview {
  readonly token: string
  /** Regions of who enters it for somebody; a citizen's own token knows no border. */
  readonly regionCodes?: readonly string[]
}

/** The lane of reviews: token checked, review stored, counted, chained, and a bad one made a matter. */
export function openReviewLane(
  parts: ReviewParts & { readonly tags: Tags },
): Lane<SubmittedReview, ReviewReceipt> {
  return openLane({
    async run(batch) {
      const hashes = batch.map(({ token }) => hashToken(token))
      const ends = await findByTokenHashes(parts.db, hashes)
      const outcomes = new Map<SubmittedReview, Outcome<ReviewReceipt>>()
      const admitted: AdmittedHere[] = []
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
          return parts.db.transaction(regionCode, (tx) => storeReviews(tx, parts, ofRegion))
        },
      )
      for (const [{ submitted }, outcome] of settled) outcomes.set(submitted, outcome)
      return inOrder(batch, outcomes)
    },
  })
}

type AdmittedHere = Admitted & { readonly submitted: SubmittedReview }

function refusalOf(
  parts: ReviewParts & { readonly tags: Tags },
  submitted: SubmittedReview,
  end: StoredServiceEnd | undefined,
): Refusal | undefined {
  const isHere = submitted.regionCodes?.includes(end?.regionCode ?? '') ?? true
  if (end === undefined || !isHere) return new Refusal('reviews/token-unknown')
  if (isProvincial(parts, end.regionCode)) return new Refusal('reviews/captured-above')
  if (end.reviewed) return new Refusal('reviews/already-reviewed')
  if (end.tokenExpiresAt <= parts.world.now()) return new Refusal('reviews/token-expired')
  // Before anything is written: an id that is none would stand in the ledger as it came.
  if (submitted.photos?.every(isEvidenceId) === false) return new Refusal('evidence/unknown')
  return parts.tags.of(end.regionCode).refusalOf(submitted.grade, submitted.tags)
}
