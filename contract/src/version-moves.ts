import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const sentence = (maxLength: number) => Type.String({ minLength: 2, maxLength, pattern: '\\S' })
const stepId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })

/** 移转: a recorded decision that running matters follow another version of their item. */
export const moveStates = ['proposed', 'agreed', 'refused'] as const
export type MoveState = (typeof moveStates)[number]

/** What a matter would change into: moved, or why it stays where it is. */
export const moveOutcomes = ['moves', 'step_gone', 'step_taken', 'later', 'gone_on'] as const
export type MoveOutcome = (typeof moveOutcomes)[number]

/** Steps of the version a matter has, each with the step of the new version that carries it on. */
const StepMap = Type.Record(stepId, stepId, { ...strict, maxProperties: 40 })

/** What becomes of one running matter. */
export const MoveLine = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    unit: Type.String(),
    /** The version it has now; none once that version is no longer there. */
    fromNumber: nullable(Type.Integer()),
    outcome: Type.Enum(moveOutcomes),
    /** Steps of its version that run and that the new version does not have. */
    missing: Type.Array(Type.Object({ id: stepId, name: Type.String() }, strict)),
    /** Sentences, in the order of the steps. */
    changes: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() }, strict)),
    dueBefore: instant,
    dueAfter: instant,
    isLater: Type.Boolean(),
  },
  strict,
)
export type MoveLine = Static<typeof MoveLine>

/** Which version is moved to, and how its steps carry on those that run. */
export const MoveAsked = Type.Object(
  { versionId: Type.String({ format: 'uuid' }), stepMap: StepMap },
  strict,
)
export type MoveAsked = Static<typeof MoveAsked>

export const MovePreview = Type.Object(
  {
    /** Steps of the new version, as targets. */
    steps: Type.Array(Type.Object({ id: stepId, name: Type.String() }, strict)),
    lines: Type.Array(MoveLine),
  },
  strict,
)
export type MovePreview = Static<typeof MovePreview>

export const NewMove = Type.Object(
  {
    ...MoveAsked.properties,
    numbers: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
    }),
    /** The provision that says what becomes of matters under way. */
    ground: sentence(200),
    /** Why some of them end later; told to those people. */
    laterReason: Type.Optional(sentence(300)),
  },
  strict,
)
export type NewMove = Static<typeof NewMove>

export const MoveDecided = Type.Object(
  { decision: Type.Enum(['agreed', 'refused']), note: Type.Optional(sentence(300)) },
  strict,
)
export type MoveDecided = Static<typeof MoveDecided>

export const VersionMove = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum(moveStates),
    itemCode: Type.String(),
    itemName: Type.String(),
    versionId: Type.String(),
    versionNumber: Type.Integer(),
    ground: Type.String(),
    laterReason: nullable(Type.String()),
    lines: Type.Array(MoveLine),
    proposedBy: Type.String(),
    proposedAt: instant,
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(instant),
    note: nullable(Type.String()),
    /** Whether the reader is a second person who may decide now. */
    mayDecide: Type.Boolean(),
  },
  strict,
)
export type VersionMove = Static<typeof VersionMove>

export const MoveList = Type.Object({ rows: Type.Array(VersionMove) }, strict)
export type MoveList = Static<typeof MoveList>
export const MoveListQuery = Type.Object(
  {
    versionId: Type.Optional(Type.String({ format: 'uuid' })),
    state: Type.Optional(Type.Enum(moveStates)),
  },
  strict,
)
export const MovePath = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
