import Type, { type Static } from 'typebox'
import { type CaseMetricId, caseMetrics } from './case-metrics.ts'
import { FigureGroups, openedNumber } from './counted-figures.ts'

const strict = { additionalProperties: false }
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const period = { from: Type.Optional(day), to: Type.Optional(day) }
const region = Type.Optional(Type.String({ pattern: '^[0-9]{6,12}$' }))

/** `GET /api/v1/city-cases/figures`: a period of the own region, the last 30 days unless said. */
export const CaseFiguresQuery = Type.Object({ regionCode: region, ...period }, strict)
export type CaseFiguresQuery = Static<typeof CaseFiguresQuery>

export const CaseFigures = Type.Object({ from: day, to: day, ...FigureGroups.properties }, strict)
export type CaseFigures = Static<typeof CaseFigures>

/** `GET /api/v1/city-cases/figures/cases`: the cases one number of a figure counts. */
export const CountedCasesQuery = Type.Object(
  {
    ...CaseFiguresQuery.properties,
    figure: Type.Enum(Object.keys(caseMetrics) as CaseMetricId[]),
    ...openedNumber,
  },
  strict,
)
export type CountedCasesQuery = Static<typeof CountedCasesQuery>
