import Type, { type Static } from 'typebox'
import { hotlines } from './hotline.ts'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const n = Type.Integer({ minimum: 0 })

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

/** One figure: its id in the register, what it was counted from, and the same with what is left out. */
export const HotlineFigure = Type.Object(
  {
    id: Type.String(),
    name: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
    numerator: n,
    denominator: nullable(n),
    share: nullable(Type.Number()),
    /** With the tickets that are not assessed. */
    shareWithAll: nullable(Type.Number()),
    definition: Type.String(),
  },
  strict,
)
export type HotlineFigure = Static<typeof HotlineFigure>

const Group = { figures: Type.Array(HotlineFigure) }

export const HotlineFigures = Type.Object(
  {
    from: day,
    to: day,
    total: Type.Object(Group, strict),
    units: Type.Array(Type.Object({ unit: UnitRef, ...Group }, strict)),
  },
  strict,
)
export type HotlineFigures = Static<typeof HotlineFigures>
