import Type, { type Static } from 'typebox'
import { hotlines } from './address-names.ts'
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

/** 热线预约: orders of a period by the line they came by, and how it was asked about them. */
export const HotlineOrderFigures = Type.Object(
  {
    hotline: Type.Enum([...hotlines]),
    asked: whole,
    /** Called back, or told all, by the date of the call back. */
    calledBackInTime: whole,
    served: whole,
    /** Served on the very day that was agreed. */
    servedOnDay: whole,
    /** 实地走访、电话走访、委托回访: each counts whom it reached, and none counts for another. */
    fieldVisits: whole,
    phoneVisits: whole,
    entrusted: whole,
    notReached: whole,
    /** Of those reached. */
    saidDoneOnDay: whole,
    satisfied: whole,
  },
  strict,
)
export type HotlineOrderFigures = Static<typeof HotlineOrderFigures>

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
    hotlineOrders: Type.Array(HotlineOrderFigures),
  },
  strict,
)
export type HallFigures = Static<typeof HallFigures>
