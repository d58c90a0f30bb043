import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

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
    outcome: Type.Enum([...outsideOutcomes]),
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

/** A row of the list of the desk: an outside number and the matter that carries it. */
export const OutsideNumberRow = Type.Object(
  {
    system: Type.String(),
    number: Type.String(),
    matterNumber: Type.String(),
    kind: Type.String(),
    kindLabel: Type.String(),
    title: Type.String(),
    unit: Type.Object({ code: Type.String(), name: Type.String() }, strict),
    stage: Type.String(),
    stateLabel: Type.String(),
    /** The date the other system named; `null` when it named none. */
    outsideDueAt: nullable(Type.String()),
    /** Of several outside dates of a matter the earliest governs. */
    governs: Type.Boolean(),
    overdue: Type.Boolean(),
    innerDueAt: nullable(Type.String()),
    replyState: Type.Enum([...replyStates]),
    repliedAt: nullable(Type.String()),
    /** The reply slip to print; `null` before there is one. */
    letterId: nullable(Type.String()),
    /** 退回重办: how often it came back. */
    returns: Type.Integer(),
    /** Which words of the other system can be recorded now. */
    outcomes: Type.Array(Type.Enum([...outsideOutcomes])),
  },
  strict,
)
export type OutsideNumberRow = Static<typeof OutsideNumberRow>

export const OutsideNumbersQuery = Type.Object(
  {
    system: Type.Optional(system),
    reply: Type.Optional(Type.Enum([...replyStates])),
    /** Left out: what is open here. */
    closed: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)
export type OutsideNumbersQuery = Static<typeof OutsideNumbersQuery>

export const OutsideNumbers = Type.Object(
  {
    rows: Type.Array(OutsideNumberRow),
    nextCursor: nullable(Type.String()),
    /** Names of the systems that gave us something, for the filter. */
    systems: Type.Array(Type.String()),
  },
  strict,
)
export type OutsideNumbers = Static<typeof OutsideNumbers>

/** A number another system gave a matter of any kind; again, its date and state are renewed. */
export const OutsideNumberBody = Type.Object(
  {
    system,
    number,
    dueAt: Type.Optional(instant),
    replyState: Type.Optional(Type.Enum([...replyStates])),
  },
  strict,
)
export type OutsideNumberBody = Static<typeof OutsideNumberBody>

export const OutsideNumbersOfMatter = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          system: Type.String(),
          number: Type.String(),
          dueAt: nullable(Type.String()),
          replyState: Type.Enum([...replyStates]),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OutsideNumbersOfMatter = Static<typeof OutsideNumbersOfMatter>

/** What the other system says is open with us. */
export const OutsideCompareBody = Type.Object(
  { system, numbers: Type.Array(number, { maxItems: 5000, uniqueItems: true }) },
  strict,
)

const NumberAndMatter = Type.Object({ number: Type.String(), matterNumber: Type.String() }, strict)

export const OutsideCompared = Type.Object(
  {
    /** Open there, unknown here. */
    unknownHere: Type.Array(Type.String()),
    /** Open there, answered and closed here. */
    closedHere: Type.Array(NumberAndMatter),
    /** Open here, and no longer named there. */
    onlyHere: Type.Array(NumberAndMatter),
    same: Type.Integer(),
  },
  strict,
)
export type OutsideCompared = Static<typeof OutsideCompared>

/** What a column of a list can be. */
export const outsideFields = ['number', 'title', 'due', 'unit', 'text'] as const
export type OutsideField = (typeof outsideFields)[number]
/** Without these a row is no matter. */
export const outsideFieldsNeeded: readonly OutsideField[] = ['number', 'title', 'due']

const columns = Type.Optional(
  Type.String({
    pattern: '^[a-z]*(,[a-z]*){0,199}$',
    description: 'what each column is, from the left: number,title,,due; empty leaves it out',
  }),
)

/** A list out of a file or pasted from Excel. */
export const OutsidePasteBody = Type.Object(
  { system, table: Type.String({ minLength: 1, maxLength: 500_000 }), columns },
  strict,
)

export const OutsideFileQuery = Type.Object({ system, columns }, strict)

/** What the columns of a list are taken for, before anything is written. */
export const OutsideColumns = Type.Object(
  {
    rows: Type.Integer(),
    columns: Type.Array(
      Type.Object(
        {
          heading: Type.String(),
          field: nullable(Type.Enum([...outsideFields])),
          /** 1: word for word. */
          confidence: Type.Number(),
          samples: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OutsideColumns = Static<typeof OutsideColumns>

export const OutsideImported = Type.Object(
  {
    rows: Type.Integer(),
    created: Type.Integer(),
    known: Type.Integer(),
    /** Rows that were not taken: their line, and the column or code that says why. */
    faults: Type.Array(Type.Object({ row: Type.Integer(), fault: Type.String() }, strict)),
    /** Rows that are matters now, or were before. */
    matters: Type.Array(
      Type.Object(
        {
          row: Type.Integer(),
          number: Type.String(),
          matterNumber: Type.String(),
          isNew: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OutsideImported = Static<typeof OutsideImported>
