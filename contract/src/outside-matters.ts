import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Union(values.map((value) => Type.Literal(value))) as unknown as Type.TUnsafe<T[number]>

const system = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'name of the other system, as people call it: 市12345',
})
const number = Type.String({ minLength: 1, maxLength: 64, description: 'its number there' })
const instant = Type.String({ maxLength: 40, description: 'RFC 3339' })

/** How far our answer to another system is. */
export const replyStates = ['none', 'waiting', 'sent', 'accepted', 'rejected'] as const
export type ReplyState = (typeof replyStates)[number]

/** A matter that another system gives us. Again with the same system and number it is the same. */
export const OutsideMatterBody = Type.Object(
  {
    system,
    number,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Left out: the supervising office dispatches it. */
    unitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    dueAt: instant,
    /** Further numbers of the same matter in other systems. */
    alsoKnownAs: Type.Optional(
      Type.Array(Type.Object({ system, number, dueAt: Type.Optional(instant) }, strict), {
        maxItems: 10,
      }),
    ),
  },
  strict,
)
export type OutsideMatterBody = Static<typeof OutsideMatterBody>

export const OutsideMatterTaken = Type.Object(
  {
    matterNumber: Type.String(),
    state: Type.String(),
    outsideDueAt: Type.String(),
    /** The unit's own date; `null` where the time from outside leaves none. */
    innerDueAt: nullable(Type.String()),
  },
  strict,
)
export type OutsideMatterTaken = Static<typeof OutsideMatterTaken>

/** What the other system says of our answer. */
export const outsideOutcomes = ['received', 'accepted', 'returned'] as const

export const OutsideOutcomeBody = Type.Object(
  {
    system,
    number,
    outcome: literals(outsideOutcomes),
    /** With `returned`: why, and until when now. */
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    dueAt: Type.Optional(instant),
  },
  strict,
)
export type OutsideOutcomeBody = Static<typeof OutsideOutcomeBody>

export const OutsideListQuery = Type.Object({ system }, strict)

export const OutsideList = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          matterNumber: Type.String(),
          state: Type.String(),
          outsideDueAt: Type.String(),
          reply: nullable(Type.String()),
          repliedAt: nullable(Type.String()),
          replyState: Type.String(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OutsideList = Static<typeof OutsideList>

/** What the other system says is open with us. */
export const OutsideCompareBody = Type.Object(
  { system, numbers: Type.Array(number, { maxItems: 5000, uniqueItems: true }) },
  strict,
)

export const OutsideCompared = Type.Object(
  {
    /** Open there, unknown here. */
    unknownHere: Type.Array(Type.String()),
    /** Open there, answered and closed here. */
    closedHere: Type.Array(Type.String()),
    /** Open here, and no longer named there. */
    onlyHere: Type.Array(Type.String()),
    same: Type.Integer(),
  },
  strict,
)
export type OutsideCompared = Static<typeof OutsideCompared>

/** A list out of a file or pasted from Excel. */
export const OutsidePasteBody = Type.Object(
  { system, table: Type.String({ minLength: 1, maxLength: 500_000 }) },
  strict,
)

export const OutsideImported = Type.Object(
  {
    rows: Type.Integer(),
    created: Type.Integer(),
    known: Type.Integer(),
    faults: Type.Array(Type.Object({ row: Type.Integer(), fault: Type.String() }, strict)),
  },
  strict,
)
export type OutsideImported = Static<typeof OutsideImported>
