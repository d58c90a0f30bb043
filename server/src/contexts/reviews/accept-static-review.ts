import { badGrades } from '@huiyin/contract/reviews'
import { endOfDay, formatInstant, localDay, localDayOf } from '@huiyin/contract/time'
import { takeNumbers } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ReviewParts } from './parts.ts'
import { newServiceEnd, rateableOf } from './report-service-ends.ts'
import { insertReviews, type StoredReview } from './reviews.store.ts'
import { addToRollups } from './rollups.store.ts'
import { insertServiceEnds, type StoredServiceEnd } from './service-ends.store.ts'
import { type CheckedReview, findChecked } from './static-reviews.store.ts'
import { reviewPrefix, storeAccepted } from './store-reviews.ts'

/**
 * The check of a review by static code found the service: it is recorded as one that nobody had
 * reported, and the review beside the rates as found by a check. A bad one is rectified like any
 * other, with its clocks from this moment, and opens with the receipt code the person has.
 */
export async function acceptStaticReview(
  tx: Tx,
  parts: ReviewParts,
  matterId: string,
): Promise<void> {
  const checked = await findChecked(tx, matterId)
  if (checked === undefined) return
  await parts.clock.load(tx.regionCode)
  const reportedBy = `matter:${checked.matterNumber}`
  const end = newServiceEnd(parts, { end: serviceOf(checked), reportedBy }, checked.citizenId)
  const isNew = (await insertServiceEnds(tx, [end])).has(end.id)
  // Delivered twice, it is there already.
  if (!isNew) return
  await addToRollups(tx, [rateableOf(end)])
  await parts.upward.reportServices(tx, [end])
  const review = await reviewOf(parts, checked, end)
  await insertReviews(tx, [review])
  const submitted = {
    grade: checked.grade,
    tags: checked.tags,
    channel: review.channel,
    origin: review.origin,
  }
  await storeAccepted(tx, parts, [{ submitted, end, review, receiptCode: '' }])
  if (review.matterId === null) return
  await parts.matters.link(tx, [{ from: matterId, to: review.matterId, reason: 'continued' }])
}

/** The service as it would have been reported: its hour is not known, only that it lay before. */
function serviceOf(checked: CheckedReview) {
  const dayEnds = endOfDay(localDay(checked.servedOn)).getTime()
  const endedAt = new Date(Math.min(dayEnds, checked.submittedAt.getTime()))
  return {
    regionCode: checked.regionCode,
    unitCode: checked.unitCode,
    itemCode: checked.itemCode,
    ...(checked.windowCode === null ? {} : { windowCode: checked.windowCode }),
    projectNo: checked.number,
    serviceNumber: 1,
    channel: 'qr',
    outcome: 'completed',
    endedAt: formatInstant(endedAt),
  } as const
}

async function reviewOf(
  parts: ReviewParts,
  checked: CheckedReview,
  end: StoredServiceEnd,
): Promise<StoredReview> {
  const now = parts.world.now()
  const day = localDayOf(now)
  const series = { prefix: reviewPrefix, regionCode: checked.regionCode, day }
  const [number = ''] = await takeNumbers(parts.numbers, series, 1)
  return {
    id: parts.world.newId(),
    number,
    serviceEndId: end.id,
    round: 'first',
    origin: 'supervision_check',
    channel: 'qr',
    grade: checked.grade,
    tags: checked.tags,
    allowsContact: checked.allowsContact,
    textBody: checked.text,
    textSalt: checked.salt,
    textCommitment: checked.commitment,
    citizenId: checked.citizenId,
    unitCode: end.unitCode,
    itemCode: end.itemCode,
    windowCode: end.windowCode,
    staffCode: null,
    receiptHash: checked.receiptHash,
    submittedAt: now,
    submittedOn: day,
    matterId: badGrades.includes(checked.grade) ? parts.world.newId() : null,
    adopted: true,
    capturedBy: 'own',
    way: 'standard',
  }
}
