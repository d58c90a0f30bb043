import type { FrozenNumber } from '@huiyin/contract/figures'
import type { MetricId } from '@huiyin/contract/metrics'
import { type ReviewFigure, reviewFigures } from './frozen/count-figures.rules.ts'
import type { ExplainedFigure } from './pages/view.ts'
import { type NamedFigures, publicCount } from './public-rows.rules.ts'

/** From the number of good reviews that of bad ones follows, in whichever figure it stands. */
const ofGoodReviews: readonly MetricId[] = [
  'good_rate',
  'worst_case_rate',
  'best_case_rate',
  'good_rate_with_not_adopted',
  'bad_rate',
]

/** Every figure with its numerator and denominator, so far as they point at nobody. */
export function explainedFigures(figures: NamedFigures['figures']): ExplainedFigure[] {
  const isBadHidden = publicCount(figures.bad_reviews?.numerator ?? 0) === 'hidden'
  return reviewFigures.flatMap((id): ExplainedFigure[] => {
    const number = figures[id]
    return number === undefined ? [] : [explained(id, number, isBadHidden)]
  })
}

function explained(id: ReviewFigure, number: FrozenNumber, isBadHidden: boolean): ExplainedFigure {
  const { numerator, denominator } = number
  const missing = denominator === null ? 0 : publicCount(denominator - numerator)
  const isHidden = missing === 'hidden' || (isBadHidden && ofGoodReviews.includes(id))
  return {
    id,
    numerator: isHidden ? 'hidden' : publicCount(numerator),
    denominator: denominator === null ? null : publicCount(denominator),
  }
}
