import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** `GET /api/v1/session/calendar`: the secret address of one's own due dates; null before one is made. */
export const DueFeed = Type.Object(
  {
    address: nullable(Type.String()),
    madeAt: nullable(Type.String({ description: 'RFC 3339 with +08:00' })),
  },
  strict,
)
export type DueFeed = Static<typeof DueFeed>

/** The token in the address: region, a dot, 256 random bits. */
export const DueFeedPath = Type.Object(
  { token: Type.String({ pattern: '^[0-9]{6,12}\\.[A-Za-z0-9_-]{43}$' }) },
  strict,
)
