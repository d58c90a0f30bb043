import Type, { type Static } from 'typebox'
import { hotlines } from './address-names.ts'
import { FigureGroups, openedNumber } from './counted-figures.ts'
import { type HotlineMetricId, hotlineMetrics } from './hotline-metrics.ts'

const strict = { additionalProperties: false }
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** `GET /api/v1/hotline/figures`: a period, the last 30 days unless said; one line or both. */
export const HotlineFiguresQuery = Type.Object(
  {
    from: Type.Optional(day),
    to: Type.Optional(day),
    hotline: Type.Optional(Type.Enum([...hotlines])),
  },
  strict,
)
export type HotlineFiguresQuery = Static<typeof HotlineFiguresQuery>

export const HotlineFigures = Type.Object(
  {
    from: day,
    to: day,
    ...FigureGroups.properties,
  },
  strict,
)
export type HotlineFigures = Static<typeof HotlineFigures>

/** `GET /api/v1/hotline/figures/tickets`: the tickets one number of a figure counts. */
export const CountedTicketsQuery = Type.Object(
  {
    ...HotlineFiguresQuery.properties,
    figure: Type.Enum(Object.keys(hotlineMetrics) as HotlineMetricId[]),
    ...openedNumber,
  },
  strict,
)
export type CountedTicketsQuery = Static<typeof CountedTicketsQuery>
