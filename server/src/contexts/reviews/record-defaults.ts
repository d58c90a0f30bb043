import { localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../kernel/clock/index.ts'
import { hashReceiptCode, receiptCodeBytes, takeNumbers } from '../../kernel/matter/index.ts'
import { isProvincial } from './capture-mode.ts'
import { findSilent } from './defaults.store.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import { insertReviews, type StoredReview } from './reviews.store.ts'
import { addToRollups, measureOf } from './rollups.store.ts'
import type { StoredServiceEnd } from './service-ends.store.ts'
import { keyOfService } from './upward.ts'

const batchSize = 500
const prefix = 'PJ'

/**
 * Records silence as a default rating where a region's rules say so (some count five working days).
 * It is stored apart, enters no rate, and goes away when the person reviews after all.
 *
 * @returns how many were recorded
 */
export async function recordDefaults(parts: ReviewParts, regionCode: string): Promise<number> {
  const now = parts.world.now()
  const today = localDayOf(now)
  const { defaultAfterWorkingDays } = parts.rulebook.inForce(regionCode, reviewLimits, today).value
  // Where the system above asks, its silence is not ours to record.
  if (defaultAfterWorkingDays === null || isProvincial(parts, regionCode)) return 0
  await parts.clock.load(regionCode)
  // Silent since the day that lies so many working days back; that day itself is over.
  const lastDay = addWorkingDays(
    parts.clock.calendarOf(regionCode),
    today,
    -defaultAfterWorkingDays,
  )
  let recorded = 0
  for (;;) {
    const found = await parts.db.transaction(regionCode, async (tx) => {
      const silent = await findSilent(tx, lastDay, batchSize)
      if (silent.length === 0) return 0
      const series = { prefix, regionCode, day: today }
      const numbers = await takeNumbers(parts.numbers, series, silent.length)
      const reviews = silent.map((end, index) => defaultReview(parts, end, numbers[index] ?? ''))
      await insertReviews(tx, reviews)
      await parts.upward.reportRatings(
        tx,
        silent.map((end, index) => ({
          ...keyOfService(end),
          round: 'default',
          reviewId: reviews[index]?.id ?? '',
        })),
      )
      await addToRollups(
        tx,
        silent.map(({ endedOn: day, unitCode, itemCode, channel }) => ({
          day,
          unitCode,
          itemCode,
          channel,
          measure: measureOf('default', 'satisfied'),
          n: 1,
        })),
      )
      return silent.length
    })
    recorded += found
    if (found < batchSize) return recorded
  }
}

/** Silence as it is stored: apart from what people said. */
export function defaultReview(
  parts: ReviewParts,
  end: StoredServiceEnd,
  number: string,
): StoredReview {
  const now = parts.world.now()
  const { key } = parts.secrets.current('receipt')
  return {
    id: parts.world.newId(),
    number,
    serviceEndId: end.id,
    round: 'default',
    origin: 'default',
    channel: end.channel,
    grade: 'satisfied',
    tags: [],
    allowsContact: false,
    textBody: null,
    textSalt: null,
    textCommitment: null,
    citizenId: null,
    unitCode: end.unitCode,
    itemCode: end.itemCode,
    windowCode: end.windowCode,
    staffCode: end.staffCode,
    // Nobody holds a receipt of silence: a code that was never shown opens nothing.
    receiptHash: hashReceiptCode(
      key,
      parts.world.randomBytes(receiptCodeBytes * 4).toString('hex'),
    ),
    submittedAt: now,
    submittedOn: localDayOf(now),
    matterId: null,
    adopted: true,
    capturedBy: 'own',
    way: 'standard',
  }
}
