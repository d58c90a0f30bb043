import { addDays, localDayOf } from '@huiyin/contract/time'
import { textRetentionRule } from '../../kernel/matter/index.ts'
import type { ReviewParts } from './parts.ts'
import { eraseReviewTextsBefore, eraseStaticTextsBefore } from './texts.store.ts'

const pageSize = 1000

/**
 * Erases what reviewers wrote once it is as old as the region keeps texts; level and tags stay, so
 * that no figure changes, and the ledger keeps the commitments.
 *
 * @returns how many texts were erased
 */
export async function eraseReviewTexts(parts: ReviewParts, regionCode: string): Promise<number> {
  const today = localDayOf(parts.world.now())
  const { closedDays } = parts.rulebook.inForce(regionCode, textRetentionRule, today).value
  const before = addDays(today, -closedDays)
  let erased = 0
  for (const erase of [eraseReviewTextsBefore, eraseStaticTextsBefore]) {
    let page = pageSize
    while (page === pageSize) {
      page = await parts.db.transaction(regionCode, (tx) => erase(tx, before, pageSize))
      erased += page
    }
  }
  return erased
}
