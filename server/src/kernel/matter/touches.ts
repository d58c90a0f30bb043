import type { Touch, TouchKind } from '@huiyin/contract/editions'
import { addDays, localDay, startOfDay } from '@huiyin/contract/time'
import type { Subject } from '../editions/index.ts'
import type { TextRetention } from './retention.ts'
import { countClosedWithTexts, countOpen } from './touches.store.ts'

/** A touch without examples. */
export function touch(what: TouchKind, count: number): Touch {
  return { what, count, examples: [] }
}

/** Open matters keep the version they were accepted under; their units work by two for a while. */
export const keepsOpenMatters: Subject['touches'] = async (q, { regionCode }) => {
  const { matters, units } = await countOpen(q, regionCode)
  return [touch('matters_kept', matters), touch('units', units)]
}

/** Matters whose texts are erased on the day of effect and were not due before. */
export const erasesTexts: Subject['touches'] = async (
  q,
  { regionCode, effectiveFrom, ...change },
) => {
  const dueBefore = ({ closedDays }: TextRetention) =>
    countClosedWithTexts(q, regionCode, startOfDay(addDays(localDay(effectiveFrom), -closedDays)))
  const now = await dueBefore(change.before as TextRetention)
  const then = await dueBefore(change.after as TextRetention)
  return [touch('texts_erased', Math.max(0, then - now))]
}
