import type { Dimension, FrozenNumber } from '@huiyin/contract/figures'
import type { SummaryRow } from '@huiyin/contract/reviews'
import type { CountedGroup, FrozenPeriod } from '../../../kernel/snapshots/index.ts'
import { summarise } from '../summarise.ts'
import type { ReviewFigure } from './count-figures.rules.ts'
import type { FigureParts } from './figure-source.ts'

/** The same figures from the running totals, as they would be published today. */
export async function liveFigures(
  parts: FigureParts,
  regionCode: string,
  period: FrozenPeriod,
): Promise<CountedGroup[]> {
  const groups: CountedGroup[] = []
  for (const groupBy of ['unit', 'item', 'channel'] as const) {
    const summary = await summarise(parts, { regionCode, ...period, groupBy })
    for (const row of summary.rows) groups.push(groupOf(groupBy, row))
    if (groupBy === 'unit') groups.push(groupOf('total', summary.total))
  }
  return groups
}

function groupOf(dimension: Dimension, row: SummaryRow): CountedGroup {
  return { dimension, key: row.key, figures: figuresOfSummary(row) }
}

/** The frozen numbers of a row of the summary, so far as the running totals know them. */
export function figuresOfSummary(row: SummaryRow): Partial<Record<ReviewFigure, FrozenNumber>> {
  const { rateable, reviewed, good, bad, notAdopted, rectificationDue: due } = row
  const apart = Object.values(row.apart).reduce((sum, n) => sum + n, 0)
  const part = (numerator: number, denominator: number) => ({ numerator, denominator })
  const count = (numerator: number) => ({ numerator, denominator: null })
  return {
    rateable: count(rateable),
    reviewed: count(reviewed),
    participation: part(reviewed, rateable),
    good_rate: part(good, reviewed),
    worst_case_rate: part(good, rateable),
    best_case_rate: part(good + rateable - reviewed, rateable),
    very_satisfied_share: part(row.grades.very_satisfied, reviewed),
    bad_reviews: count(bad),
    bad_rate: part(bad, reviewed),
    not_adopted: count(notAdopted),
    good_rate_with_not_adopted: part(good, reviewed + notAdopted),
    reviews_apart: count(apart),
    rectified_on_time_original: part(row.rectifiedInOriginalTime, due),
    rectified_on_time_extended: part(row.rectifiedInTime, due),
    follow_up_satisfaction: part(row.followUpSatisfied, row.followedUp),
  }
}
