import type { FrozenNumber } from '@huiyin/contract/figures'
import {
  isPublishable,
  publicCountMin,
  publicShare,
  share,
  suppressSmallCounts,
} from '../../kernel/metrics/index.ts'
import type { ReviewFigure } from './frozen/count-figures.rules.ts'
import type { BesideFigures, FiguresRow, PublicCount } from './pages/view.ts'

/** The figures of one group, with its name; frozen or of today. */
export interface NamedFigures {
  readonly key: string
  readonly name: string
  readonly nameEn?: string
  readonly figures: Partial<Readonly<Record<ReviewFigure, FrozenNumber>>>
}

/**
 * Rows of a public table: small counts are hidden, and with them the next smallest where the total
 * would tell; a rate that would give a hidden count back is shown as a limit or not at all.
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
    const hidden = {
      ...row,
      rateable: shown(row.rateable, rateable[index]),
      reviewed: shown(row.reviewed, reviewed[index]),
      bad: shown(row.bad, bad[index]),
    }
    // A greater count that is hidden for the sake of a small one is told by no limit.
    const isHiddenForOthers = hidden.bad === 'hidden' && row.bad !== 'hidden'
    if (!isHiddenForOthers) return withoutTellingRates(hidden)
    const { beside: _, ...own } = hidden
    return withoutTellingRates({ ...own, ...ofGrades })
  })
}

const ofGrades = { worstCaseRate: null, bestCaseRate: null, goodRate: null }

/** A rate beside a total would give back the count it rests on. */
function withoutTellingRates(row: FiguresRow): FiguresRow {
  const { beside, ...own } = row
  if (own.reviewed === 'hidden') {
    return { ...own, ...ofGrades, verySatisfiedRate: null, participationRate: null }
  }
  if (own.rateable !== 'hidden') return row
  return { ...own, worstCaseRate: null, bestCaseRate: null, participationRate: null }
}

/** A row that stands for itself, as a total does. */
export function publicRow({ figures, ...named }: NamedFigures): FiguresRow {
  const n = (figure: ReviewFigure) => figures[figure]?.numerator ?? 0
  const of = (figure: ReviewFigure) => figures[figure] ?? nothing
  const [rateable, reviewed] = [n('rateable'), n('reviewed')]
  // A rate of few reviews tells who wrote them; so does a handful of bad ones beside a total.
  const rate = (figure: ReviewFigure, base: number) => {
    const { numerator, denominator } = of(figure)
    if (denominator === null || !isPublishable(base)) return null
    return share({ numerator, denominator })
  }
  const due = of('rectified_on_time_extended').denominator ?? 0
  return {
    ...named,
    rateable: publicCount(rateable),
    reviewed: publicCount(reviewed),
    bad: isPublishable(reviewed) ? publicCount(n('bad_reviews')) : 'hidden',
    goodRate: publicShare(of('good_rate')),
    ...publicBounds({ reviewed, good: of('good_rate').numerator, asked: rateable }),
    participationRate: rate('participation', rateable),
    verySatisfiedRate: publicShare(of('very_satisfied_share')),
    onTimeRate: rate('rectified_on_time_extended', due),
    onTimeRateOriginal: rate('rectified_on_time_original', due),
    ...(figures.reported_late === undefined ? {} : { beside: besideOf(figures) }),
  }
}

const nothing: FrozenNumber = { numerator: 0, denominator: 0 }
/** The greatest count that is not shown. */
const hiddenMax = publicCountMin - 1

/** Worst and best case, as wide as all the good rates that the public may think possible. */
function publicBounds(counts: {
  readonly reviewed: number
  readonly good: number
  readonly asked: number
}): Pick<FiguresRow, 'worstCaseRate' | 'bestCaseRate'> {
  const { reviewed, good } = counts
  const asked = Math.max(counts.asked, reviewed)
  if (!isPublishable(reviewed)) return { worstCaseRate: null, bestCaseRate: null }
  const bad = reviewed - good
  const least = bad > 0 && bad <= hiddenMax ? Math.max(0, reviewed - hiddenMax) : good
  const most = bad > 0 && bad <= hiddenMax ? reviewed - 1 : good
  const low = good > 0 && good <= hiddenMax ? Math.min(least, 1) : least
  const high = good > 0 && good <= hiddenMax ? Math.max(most, hiddenMax) : most
  const silent = asked - reviewed
  return {
    worstCaseRate: share({ numerator: low, denominator: asked }),
    bestCaseRate: share({ numerator: Math.min(asked, high + silent), denominator: asked }),
  }
}

/** What stands beside the rates of a closed month. */
function besideOf(figures: NamedFigures['figures']): BesideFigures {
  const of = (figure: ReviewFigure) => publicShare(figures[figure] ?? nothing)
  const count = (figure: ReviewFigure) => publicCount(figures[figure]?.numerator ?? 0)
  return {
    withinTenSeconds: of('within_ten_seconds'),
    distinctReviewers: of('distinct_reviewers'),
    reportedWithinHour: of('reported_within_hour'),
    reportedLate: of('reported_late'),
    extended: of('extended_share'),
    lateEntries: of('late_entries'),
    backDated: of('back_dated'),
    excluded: count('excluded_matters'),
    onTimeWithExcluded: of('rectified_on_time_with_excluded'),
    notAdopted: count('not_adopted'),
    mistaken: count('not_adopted_mistaken'),
    untrue: count('not_adopted_untrue'),
    malicious: count('not_adopted_malicious'),
    // Of bad ones and those not adopted, whichever is shown would tell the other.
    goodRateWithNotAdopted:
      count('bad_reviews') === 'hidden' || count('not_adopted') === 'hidden'
        ? null
        : of('good_rate_with_not_adopted'),
  }
}

/** A count for everybody: a star where it is so small that it points at somebody. */
export function publicCount(n: number): PublicCount {
  return n === 0 || isPublishable(n) ? n : 'hidden'
}
