import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A run of words in a text and its successor read as one. */
export const ChangedWord = Type.Object(
  { op: Type.Enum(['same', 'removed', 'added']), text: Type.String() },
  strict,
)
export type ChangedWord = Static<typeof ChangedWord>

/** One field or clause that differs, in the order of the guide. */
export const ItemChange = Type.Object(
  {
    /** Where: 申报材料 · 申请表 · 份数. */
    zh: Type.String(),
    en: Type.String(),
    kind: Type.Enum(['added', 'removed', 'changed']),
    words: Type.Array(ChangedWord),
  },
  strict,
)
export type ItemChange = Static<typeof ItemChange>

const side = Type.Object(
  {
    version: Type.Integer(),
    validFrom: Type.String(),
    validTo: nullable(Type.String()),
    ground: Type.String(),
    contentHash: Type.String(),
  },
  strict,
)

export const ItemChangesQuery = Type.Object(
  {
    regionCode: Type.Optional(Type.String({ pattern: '^[0-9]{6,12}$' })),
    /** Numbers of published versions; the one in force and the one before it unless said. */
    from: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    to: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  strict,
)

/** `GET /api/v1/items/<code>/changes`: two published versions read as one. */
export const ItemChanges = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    /** `null` when the first version is asked for. */
    from: nullable(side),
    to: side,
    versions: Type.Array(side),
    rows: Type.Array(ItemChange),
  },
  strict,
)
export type ItemChanges = Static<typeof ItemChanges>

/** `GET /api/v1/item-versions/<id>/changes`: a draft beside what holds. */
export const DraftChanges = Type.Object({ rows: Type.Array(ItemChange) }, strict)
export type DraftChanges = Static<typeof DraftChanges>
