import type { ReviewReceipt } from '@huiyin/contract/reviews'
import type { CommitmentSource } from '../../kernel/ledger/index.ts'
import type { Lane } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { keepFinding, proposeProblems, takeNotAdopted } from './follow-ledger.ts'
import { keepPast, type PastFate, type PastReview } from './keep-past.ts'
import type { ReviewParts } from './parts.ts'
import {
  endServices,
  openServiceEndLane,
  type ReportedServiceEnd,
  type ServiceEndReport,
} from './report-service-ends.ts'
import { openReviewLane, type SubmittedReview } from './submit-review.ts'
import { openTags, type Tags } from './tags.ts'
import { type CapturedRating, type Taken, takeRatings } from './take-ratings.ts'
import { reviewTextSource } from './texts.store.ts'

export { type CaptureMode, captureMode, isProvincial } from './capture-mode.ts'
export { codesOfUnits } from './codes-of-units.ts'
export { type Coding, standardCoding, uploadCoding } from './codings.rules.ts'
export { eraseReviewTexts } from './erase-review-texts.ts'
export { reviewFigureSource } from './frozen/figure-source.ts'
export { integrityCheck, itemProblem, pressureReport, serviceCheck } from './inquiries.lifecycle.ts'
export { selectParticipationDays, selectReviewMoments } from './integrity-inputs/moments.store.ts'
export {
  type RectificationSums,
  type ReportSums,
  type ReviewSums,
  selectRectificationSums,
  selectReportSums,
  selectReviewSums,
  selectWindowDays,
} from './integrity-inputs/sums.store.ts'
export { selectFollowedUp, selectRatedDays } from './integrity-inputs/units.store.ts'
export type { PastReview } from './keep-past.ts'
export { publicationSwitches, reviewLimits } from './limits.rules.ts'
export { openMatterPageActs } from './matter-page-acts.ts'
export {
  eraseTextsOfReviewers,
  type OwnReview,
  selectReviewHolder as reviewReceiptHolder,
  selectReviewsOf as reviewsOf,
} from './own-reviews.store.ts'
export type { ReviewParts } from './parts.ts'
export { recordDefaults } from './record-defaults.ts'
export {
  findRatingRecords,
  findServiceRecords,
  type RatingRecord,
  type ServiceRecord,
} from './records.store.ts'
export { rectification } from './rectification.lifecycle.ts'
export { reviewAgain } from './review-again.ts'
export { openReviewPageActs } from './review-page-acts.ts'
export { reviewPages } from './reviews.pages.ts'
export { reviewsPolicy } from './reviews.policy.ts'
export { reviewsRoutes } from './reviews.routes.ts'
export { saveStaticCodes, saveTerminal } from './static-codes.store.ts'
export { summarise } from './summarise.ts'
export { type ExtensionTag, extensionTagsRule, findTagFault } from './tags.ts'
export type { CapturedRating, Taken } from './take-ratings.ts'
export { reviewTextSource } from './texts.store.ts'
export { showsPages } from './touches.ts'
export { forgetTraces } from './traces.ts'
export type { Upward } from './upward.ts'

/** 好差评: one service, one review; a bad one becomes an accountable matter. */
export interface Reviews {
  readonly tags: Tags
  reportServiceEnd(report: ServiceEndReport): Promise<ReportedServiceEnd>
  /** See {@link endServices}: services given here, in the caller's transaction. */
  endServices(tx: Tx, reports: readonly ServiceEndReport[]): Promise<void>
  submit(review: SubmittedReview): Promise<ReviewReceipt>
  /** See {@link takeRatings}: what the system above captured, in the caller's transaction. */
  take(tx: Tx, ratings: readonly CapturedRating[]): Promise<ReadonlyMap<CapturedRating, Taken>>
  /** See {@link keepPast}: what a former system captured, in the caller's transaction. */
  keepPast(
    tx: Tx,
    reviews: readonly PastReview[],
    how: { readonly source: string; readonly dryRun: boolean },
  ): Promise<ReadonlyMap<PastReview, PastFate>>
  /** Texts whose commitments the ledger holds, for `huiyin verify`. */
  readonly texts: CommitmentSource
  /** Requests that wait in each lane. */
  depths(): { readonly serviceEnds: number; readonly reviews: number }
  drain(): Promise<void>
}

export async function openReviews(parts: ReviewParts): Promise<Reviews> {
  const tags = await openTags(parts)
  const serviceEnds: Lane<ServiceEndReport, ReportedServiceEnd> = openServiceEndLane(parts)
  const reviews: Lane<SubmittedReview, ReviewReceipt> = openReviewLane({ ...parts, tags })
  parts.ledger.subscribe('rectification.open', 'reviews.propose-problems', proposeProblems(parts))
  parts.ledger.subscribe('service_check.conclude', 'reviews.keep-finding', keepFinding(parts))
  parts.ledger.subscribe('service_check.confirm', 'reviews.keep-confirmed', keepFinding(parts))
  parts.ledger.subscribe(
    'rectification.decide_appeal',
    'reviews.take-not-adopted',
    takeNotAdopted(),
  )
  return {
    tags,
    reportServiceEnd: (report) => serviceEnds.submit(report),
    endServices: (tx, reports) => endServices(tx, parts, reports),
    submit: (review) => reviews.submit(review),
    take: (tx, ratings) => takeRatings(tx, { ...parts, tags }, ratings),
    keepPast: (tx, past, how) => keepPast(tx, { ...parts, tags }, past, how),
    texts: reviewTextSource,
    depths: () => ({ serviceEnds: serviceEnds.depth(), reviews: reviews.depth() }),
    async drain() {
      await Promise.all([serviceEnds.drain(), reviews.drain()])
    },
  }
}
