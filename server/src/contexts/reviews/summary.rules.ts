import {
  apartOrigins,
  badGrades,
  type Grade,
  grades,
  type SummaryRow,
} from '@huiyin/contract/reviews'
import { share, silenceBounds } from '../../kernel/metrics/index.ts'
import type { MeasureRow, RectificationRow } from './summary.types.ts'

const goodGrades = grades.filter((grade) => !badGrades.includes(grade))

/** The figures of one group; `total` is made of the measures of all groups at once. */
export function summaryRow(
  key: string,
  name: string,
  measures: readonly MeasureRow[],
  rectifications: readonly RectificationRow[],
): SummaryRow {
  const n = (measure: string) =>
    measures.reduce((sum, row) => (row.measure === measure ? sum + row.n : sum), 0)
  const ofGrades = (origin: string, wanted: readonly Grade[]) =>
    wanted.reduce((sum, grade) => sum + n(`${origin}:${grade}`), 0)
  const rateable = n('rateable')
  const good = ofGrades('explicit', goodGrades)
  const bad = ofGrades('explicit', badGrades)
  const reviewed = good + bad
  const notAdopted = ofGrades('not_adopted', badGrades)
  const bounds = silenceBounds({
    good,
    answered: reviewed,
    asked: Math.max(rateable, reviewed),
  })
  return {
    key,
    name,
    rateable,
    reviewed,
    good,
    bad,
    grades: countsOf(grades, (grade) => n(`explicit:${grade}`)),
    apart: countsOf(apartOrigins, (origin) => ofGrades(origin, grades)),
    goodRate: share({ numerator: good, denominator: reviewed }),
    worstCaseRate: bounds.worst,
    bestCaseRate: bounds.best,
    participationRate: share({
      numerator: reviewed,
      denominator: Math.max(rateable, reviewed),
    }),
    verySatisfiedRate: share({
      numerator: n('explicit:very_satisfied'),
      denominator: reviewed,
    }),
    ...rectificationFigures(rectifications),
    notAdopted,
    goodRateIncludingNotAdopted: share({ numerator: good, denominator: reviewed + notAdopted }),
  }
}

function rectificationFigures(rows: readonly RectificationRow[]) {
  const sum = (read: (row: RectificationRow) => number) =>
    rows.reduce((total, row) => total + read(row), 0)
  const due = sum((row) => row.due)
  const inTime = sum((row) => row.inTime)
  const inOriginalTime = sum((row) => row.inOriginalTime)
  const followedUp = sum((row) => row.followedUp)
  const satisfied = sum((row) => row.followUpSatisfied)
  return {
    rectificationDue: due,
    rectifiedInTime: inTime,
    rectifiedInOriginalTime: inOriginalTime,
    onTimeRate: share({ numerator: inTime, denominator: due }),
    onTimeRateOriginal: share({ numerator: inOriginalTime, denominator: due }),
    followedUp,
    followUpSatisfied: satisfied,
    followUpSatisfactionRate: share({ numerator: satisfied, denominator: followedUp }),
  }
}

function countsOf<Name extends string>(names: readonly Name[], count: (name: Name) => number) {
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>
}
