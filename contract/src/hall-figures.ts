import Type, { type Static } from 'typebox'
import { hallDay } from './hall-visits.ts'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const whole = Type.Integer({ minimum: 0 })
const share = nullable(Type.Number({ minimum: 0, maximum: 1 }))

export const HallFiguresQuery = Type.Object({ regionCode, from: hallDay, to: hallDay }, strict)
export type HallFiguresQuery = Static<typeof HallFiguresQuery>

export const HallItemFigures = Type.Object(
  {
    itemCode: nullable(Type.String()),
    itemName: nullable(Type.String()),
    visits: whole,
    abandoned: whole,
    /** Matters somebody came about, and how often in all. */
    matters: whole,
    visitsPerMatter: nullable(Type.Number({ minimum: 0 })),
    /** 到办事现场次数 as the catalogue declares it. */
    declaredVisits: nullable(whole),
    /** Seconds in the middle, and below which nine of ten lie. */
    waitedMedian: nullable(whole),
    waitedNinth: nullable(whole),
    servedMedian: nullable(whole),
  },
  strict,
)
export type HallItemFigures = Static<typeof HallItemFigures>

export const HallFigures = Type.Object(
  {
    ended: whole,
    abandoned: whole,
    abandonedShare: share,
    /** Applications closed in the period. */
    closed: whole,
    atMostOneVisit: whole,
    atMostOneVisitShare: share,
    approverNotMet: whole,
    approverNotMetShare: share,
    rows: Type.Array(HallItemFigures),
  },
  strict,
)
export type HallFigures = Static<typeof HallFigures>
