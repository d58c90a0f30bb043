import type { FrozenNumber } from '@huiyin/contract/figures'
import { isPublishable, share, suppressSmallCounts } from '../../kernel/metrics/index.ts'
import type { ReviewFigure } from './frozen/count-figures.rules.ts'
import type { FiguresRow, PublicCount } from './pages/view.ts'

/** The figures of one group, with its name; frozen or of today. */
export interface NamedFigures {
  readonly key: string
  readonly name: string
  readonly nameEn?: string
  readonly figures: Partial<Readonly<Record<ReviewFigure, FrozenNumber>>>
}

/**
 * Rows of a public table: small counts are hidden, and with them the next smallest where the total
 * would tell; a rate of few people is not shown at all.
 *
 * @see docs/domain/figures.md, rule 8
 */
export function publicRows(groups: readonly NamedFigures[]): FiguresRow[] {
  const counts = (figure: ReviewFigure) =>
    suppressSmallCounts(groups.map(({ figures }) => figures[figure]?.numerator ?? 0))
  const [rateable, reviewed, bad] = [counts('rateable'), counts('reviewed'), counts('bad_reviews')]
  return groups.map((group, index) => {
    const row = publicRow(group)
    const shown = (own: PublicCount, among: number | null | undefined) =>
      among == null ? 'hidden' : own
    return withoutTellingRates({
      ...row,
      rateable: shown(row.rateable, rateable[index]),
      reviewed: shown(row.reviewed, reviewed[index]),
      bad: shown(row.bad, bad[index]),
    })
  })
}

/** A rate beside a total would give back the count it rests on. */
function withoutTellingRates(row: FiguresRow): FiguresRow {
  const none = { worstCaseRate: null, bestCaseRate: null }
  const ofReviews = { ...none, goodRate: null, verySatisfiedRate: null, participationRate: null }
  if (row.reviewed === 'hidden') return { ...row, ...ofReviews }
  return row.rateable === 'hidden' ? { ...row, ...none, participationRate: null } : row
}

/** A row that stands for itself, as a total does. */
export function publicRow({ figures, ...named }: NamedFigures): FiguresRow {
  const n = (figure: ReviewFigure) => figures[figure]?.numerator ?? 0
  const reviewed = n('reviewed')
  // A rate of few reviews tells who wrote them; so does a handful of bad ones beside a total.
  const rate = (figure: ReviewFigure, base: number) => {
    const number = figures[figure]
    if (number === undefined || number.denominator === null || !isPublishable(base)) return null
    return share({ numerator: number.numerator, denominator: number.denominator })
  }
  const due = figures.rectified_on_time_extended?.denominator ?? 0
  return {
    ...named,
    rateable: publicCount(n('rateable')),
    reviewed: publicCount(reviewed),
    bad: isPublishable(reviewed) ? publicCount(n('bad_reviews')) : 'hidden',
    goodRate: rate('good_rate', reviewed),
    worstCaseRate: rate('worst_case_rate', reviewed),
    bestCaseRate: rate('best_case_rate', reviewed),
    participationRate: rate('participation', n('rateable')),
    verySatisfiedRate: rate('very_satisfied_share', reviewed),
    onTimeRate: rate('rectified_on_time_extended', due),
    onTimeRateOriginal: rate('rectified_on_time_original', due),
  }
}

function publicCount(n: number): PublicCount {
  return n === 0 || isPublishable(n) ? n : 'hidden'
}
