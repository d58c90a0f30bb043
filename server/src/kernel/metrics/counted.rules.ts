import type { CountedFigure } from '@huiyin/contract/counted-figures'
import { type MetricId, metrics } from '@huiyin/contract/metrics'
import { definitionOf } from './format.rules.ts'
import { share } from './metrics.rules.ts'

/** What a figure was counted from; a count has no denominator. */
export type Fraction = readonly [numerator: number, denominator: number | null]

/**
 * A figure of the register as screens and documents show it.
 *
 * @param counted - over what is assessed
 * @param all - the same with what is left out, so that nobody has to trust the leaving out
 */
export function countedFigure(id: MetricId, counted: Fraction, all: Fraction): CountedFigure {
  const [numerator, denominator] = counted
  return {
    id,
    name: metrics[id].name,
    numerator,
    denominator,
    share: shareOf(counted),
    shareWithAll: shareOf(all),
    definition: definitionOf(id, 'zh'),
  }
}

function shareOf([numerator, denominator]: Fraction): number | null {
  return denominator === null ? null : share({ numerator, denominator })
}
