import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

/** `GET /api/v1/items` */
export const ItemsQuery = Type.Object(
  {
    regionCode: Type.Optional(Type.String({ pattern: '^[0-9]{6,12}$' })),
    unitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    limit: Type.Integer({ minimum: 1, maximum: 1000, default: 1000 }),
  },
  strict,
)
export type ItemsQuery = Static<typeof ItemsQuery>

export const ItemRow = Type.Object(
  {
    regionCode: Type.String(),
    code: Type.String(),
    name: Type.String(),
    nameEn: Type.Union([Type.String(), Type.Null()]),
    unitCode: Type.String(),
  },
  strict,
)
export type ItemRow = Static<typeof ItemRow>

export const Items = Type.Object(
  { rows: Type.Array(ItemRow), nextCursor: Type.Union([Type.String(), Type.Null()]) },
  strict,
)
export type Items = Static<typeof Items>
