import { type Static, Type } from 'typebox'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-11-20'] })
const RegionCode = Type.String({ pattern: '^[0-9]{6,12}$', examples: ['411300'] })

/** Which roots are asked for. */
export const RootsQuery = Type.Object(
  {
    regionCode: RegionCode,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 366 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type RootsQuery = Static<typeof RootsQuery>

/** The root of a closed day of a region: a copy kept elsewhere shows later that nothing changed. */
export const RootRow = Type.Object({
  regionCode: RegionCode,
  day: Day,
  entries: Type.Integer({ minimum: 0 }),
  hashAlgorithm: Type.Union([Type.Literal('sha256'), Type.Literal('sm3')]),
  root: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  closedAt: Type.String({ format: 'date-time' }),
})
export type RootRow = Static<typeof RootRow>

export const RootsAnswer = Type.Object({
  rows: Type.Array(RootRow),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
})
export type RootsAnswer = Static<typeof RootsAnswer>
