import type { DispatchSuggestions, DispatchSuggestionsQuery } from '@huiyin/contract/hotline-desk'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { searchWordsOf } from '../../../kernel/matter/index.ts'
import type { HotlineParts } from '../parts.ts'
import { everyTicket, featuresOf, suggest } from './suggestions.rules.ts'
import { type StoredMeasure, selectFeatures, selectMeasure } from './suggestions.store.ts'

/**
 * Which units tickets like this went to, beside what routing says; a person chooses. With it stands
 * how often that was right on imported tickets, or that it was never measured.
 */
export async function suggestUnits(
  { db, org }: HotlineParts,
  { regionCode }: StaffActor,
  { category = '', q = '' }: DispatchSuggestionsQuery,
): Promise<DispatchSuggestions> {
  const asked = { category, words: searchWordsOf(q) }
  const features = featuresOf(asked)
  const counts =
    features.length === 0 ? [] : await selectFeatures(db, regionCode, [everyTicket, ...features])
  const { unit } = await org.snapshot(regionCode)
  return {
    rows: suggest(counts, asked).flatMap(({ unitCode, share }) => {
      const name = unit(unitCode)?.name
      return name === undefined ? [] : [{ unitCode, unitName: name, share }]
    }),
    measure: shown(await selectMeasure(db, regionCode)),
  }
}

function shown(measured: StoredMeasure | undefined): DispatchSuggestions['measure'] {
  if (measured === undefined) return null
  const { learntAt, heldOut, firstRight, amongThree, ...rest } = measured
  const rate = (right: number) =>
    heldOut === 0 ? null : Math.round((right / heldOut) * 1000) / 1000
  return {
    ...rest,
    learntAt: formatInstant(learntAt),
    heldOut,
    precisionAtOne: rate(firstRight),
    precisionAtThree: rate(amongThree),
  }
}
