import Type, { type Static } from 'typebox'
import {
  bulletinFormats,
  CaseBulletinFileQuery,
  CaseBulletinPath,
  CaseBulletinSummary,
  caseBulletinActs,
} from './case-bulletins.ts'
import { CountedFigure } from './counted-figures.ts'
import { strict, yesNo } from './rule-values.ts'

/** 日报, 周报, 月报. */
export const hotlinePeriods = ['daily', 'weekly', 'monthly'] as const
export type HotlinePeriod = (typeof hotlinePeriods)[number]

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ format: 'date', description: 'a day of the city, YYYY-MM-DD' })
const count = Type.Integer({ minimum: 0 })
const period = Type.Enum([...hotlinePeriods])

/** 热线通报 of a region: whether everybody may read what is published. */
export const HotlineBulletinValue = Type.Object(
  { public: yesNo('印发后公众可以查阅', 'Published for everybody') },
  strict,
)
export type HotlineBulletinValue = Static<typeof HotlineBulletinValue>

/** `GET /api/v1/bulletins/hotline`: a day, a week from Monday to Sunday, or a month. */
export const HotlineBulletinQuery = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }),
    period,
    from: day,
    to: day,
    format: Type.Enum([...bulletinFormats], { default: 'json' }),
  },
  strict,
)
export type HotlineBulletinQuery = Static<typeof HotlineBulletinQuery>

const counts = {
  received: count,
  closed: count,
  /** Answered by the hotline itself. */
  direct: count,
  dispatched: count,
  /** Of those dispatched, the first reply by the date first given. */
  onTime: count,
  /** Answered the call-back. */
  reached: count,
  notReached: count,
  solved: count,
  satisfied: count,
}

/** What was counted of the tickets of a class; `closed` is in the period, whenever they came in. */
export const HotlineCount = Type.Object(counts, strict)
export type HotlineCount = Static<typeof HotlineCount>

export const HotlineClassCount = Type.Object(
  { code: Type.String(), name: Type.String(), ...counts },
  strict,
)
export type HotlineClassCount = Static<typeof HotlineClassCount>

/** The figures of a bulletin of the hotline; the classes sum up to the total. */
export const HotlineBulletinFigures = Type.Object(
  {
    period,
    from: day,
    to: day,
    total: HotlineCount,
    classes: Type.Array(HotlineClassCount),
    /** The figures of the register with their definitions, as they were when it was drafted. */
    figures: Type.Array(CountedFigure),
  },
  strict,
)
export type HotlineBulletinFigures = Static<typeof HotlineBulletinFigures>

/** A bulletin of the hotline as a list shows it. */
export const HotlineBulletinSummary = Type.Object(
  { ...CaseBulletinSummary.properties, period },
  strict,
)
export type HotlineBulletinSummary = Static<typeof HotlineBulletinSummary>

export const HotlineBulletins = Type.Object({ rows: Type.Array(HotlineBulletinSummary) }, strict)
export type HotlineBulletins = Static<typeof HotlineBulletins>

/** `GET /api/v1/hotline-bulletins/<id>`. */
export const HotlineBulletin = Type.Object(
  {
    ...HotlineBulletinSummary.properties,
    counted: HotlineBulletinFigures,
    method: Type.Array(Type.String()),
    corrects: nullable(Type.String()),
    fileHash: nullable(Type.String()),
    factsHash: Type.String(),
    acts: Type.Array(Type.Enum([...caseBulletinActs])),
  },
  strict,
)
export type HotlineBulletin = Static<typeof HotlineBulletin>

/** `POST /api/v1/hotline-bulletins`: the period that ends on this day is counted and drafted. */
export const HotlineBulletinDraft = Type.Object({ period, to: day }, strict)
export type HotlineBulletinDraft = Static<typeof HotlineBulletinDraft>

export {
  CaseBulletinFileQuery as HotlineBulletinFileQuery,
  CaseBulletinPath as HotlineBulletinPath,
}
