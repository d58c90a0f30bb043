import type { CountedCasesQuery } from '@huiyin/contract/case-figures'
import type { CountedMatters } from '@huiyin/contract/counted-figures'
import type { StaffActor } from '../../../kernel/access/index.ts'
import {
  type CountedMatter,
  countedPage,
  countedRows,
  onlyUnit,
} from '../../../kernel/metrics/index.ts'
import { cityCase } from '../case.lifecycle.ts'
import type { CaseParts } from '../parts.ts'
import { type CaseCounts, caseFigures, commonest, ofUnit, partsOfFigures } from './figures.rules.ts'
import { type CountingAsked, selectReports, selectSteps } from './figures.store.ts'
import { countCases, countingOf } from './show-figures.ts'

/**
 * The cases one number of a figure counts: exactly those, of all units or of one.
 *
 * @throws Refusal as `showCaseFigures`
 */
export async function listCountedCases(
  parts: CaseParts,
  actor: StaffActor,
  query: CountedCasesQuery,
): Promise<CountedMatters> {
  const { db, org } = parts
  const { asked } = await countingOf(parts, actor, query)
  const ofAll = await countCases(db, asked)
  const counts = query.unit === undefined ? ofAll : ofUnit(ofAll, query.unit)
  const figure = caseFigures(counts).find(({ id }) => id === query.figure)
  const rows = await selectCounted(parts, { asked, counts, query })
  const { unit } = await org.snapshot(asked.regionCode)
  return {
    total: figure?.[query.part] ?? 0,
    rows: countedRows(rows, { unit, states: cityCase.states }),
  }
}

function selectCounted(
  { db }: CaseParts,
  given: {
    readonly asked: CountingAsked
    readonly counts: CaseCounts
    readonly query: CountedCasesQuery
  },
): Promise<readonly CountedMatter[]> {
  const { counts, query } = given
  const { numerator, denominator } = partsOfFigures[query.figure]
  const part = query.part === 'numerator' ? numerator : denominator
  if (part === null) return Promise.resolve([])
  const { unit, after = '' } = query
  const seen = given.asked.unitCodes
  const asked = { ...given.asked, unitCodes: unit === undefined ? seen : onlyUnit(seen, unit) }
  const page = { after, limit: countedPage }
  if (part.of !== 'reports') {
    const assessedOnly = denominator !== null
    return selectSteps(db, asked, { ...page, step: part.of, what: part.what, assessedOnly })
  }
  return part.what === 'commonest'
    ? selectReports(db, asked, { ...page, what: 'received', classes: commonest(counts.reports) })
    : selectReports(db, asked, { ...page, what: part.what, classes: null })
}
