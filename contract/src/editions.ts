import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const day = Type.String({ format: 'date', description: 'YYYY-MM-DD, a day of the city' })
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Where an edition stands; only a draft ever changes it. */
export const editionStates = ['draft', 'published', 'returned', 'withdrawn'] as const
export type EditionState = (typeof editionStates)[number]

/** What may be done with a draft: the second person publishes or returns, the author withdraws. */
export const editionDecisions = ['publish', 'return', 'withdraw'] as const
export type EditionDecision = (typeof editionDecisions)[number]

/** What a change of rules can touch. */
export const touchKinds = [
  'matters_kept',
  'matters_moved',
  'units',
  'pages_shown',
  'pages_hidden',
  'texts_erased',
  'letters_kept',
  'letters_lately',
] as const
export type TouchKind = (typeof touchKinds)[number]

/** What rules are about, in the order of the screen. */
export const ruleGroups = [
  'limits',
  'reviews',
  'items',
  'cases',
  'people',
  'letters',
  'calendars',
] as const
export type RuleGroup = (typeof ruleGroups)[number]

const name = Type.String({ minLength: 1, maxLength: 60 })
const ground = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })

/** What holds on a day, and the document it rests on; empty for what the product ships. */
const inForce = {
  version: Type.String(),
  value: Type.Unknown(),
  effectiveFrom: nullable(day),
  ground: Type.String(),
  /** Whether it is what the product ships. */
  shipped: Type.Boolean(),
}

/** `GET /api/v1/rules`: everything a region may rule on, with what holds today. */
export const RuleRow = Type.Object(
  {
    name,
    group: Type.Enum(ruleGroups),
    label: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
    ...inForce,
    /** JSON Schema of the value, from which the form is drawn. */
    schema: Type.Unknown(),
    /** Law or standard that frames it; empty where the product alone does. */
    restsOn: Type.String(),
    draftsWaiting: Type.Integer(),
  },
  strict,
)
export type RuleRow = Static<typeof RuleRow>
export const RuleList = Type.Object({ rows: Type.Array(RuleRow) }, strict)
export type RuleList = Static<typeof RuleList>

export const EditionRow = Type.Object(
  {
    id: Type.String(),
    subject: name,
    number: Type.Integer(),
    state: Type.Enum(editionStates),
    version: nullable(Type.String()),
    value: Type.Unknown(),
    effectiveFrom: day,
    ground: Type.String(),
    draftedBy: Type.String(),
    draftedAt: instant,
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(instant),
    reason: nullable(Type.String()),
  },
  strict,
)
export type EditionRow = Static<typeof EditionRow>

export const EditionQuery = Type.Object({ subject: name }, strict)

const Version = Type.Object({ ...inForce, publishedBy: Type.String() }, strict)

/** The history of one subject: what held when, and the editions that led there. */
export const EditionList = Type.Object(
  { versions: Type.Array(Version), rows: Type.Array(EditionRow) },
  strict,
)
export type EditionList = Static<typeof EditionList>

export const NewEdition = Type.Object(
  { subject: name, value: Type.Unknown(), effectiveFrom: day, ground },
  strict,
)
export type NewEdition = Static<typeof NewEdition>
export const EditionMade = Type.Object({ id: Type.String() }, strict)

export const EditionParameter = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)

/** One leaf of a value that differs; `null` stands for what is not there. */
export const EditionChange = Type.Object(
  { path: Type.Array(Type.String()), before: Type.Unknown(), after: Type.Unknown() },
  strict,
)
export type EditionChange = Static<typeof EditionChange>

/** What a draft would touch if it were published now. */
export const Touch = Type.Object(
  {
    what: Type.Enum(touchKinds),
    count: Type.Integer(),
    /** The first few, by number, from which date to which. */
    examples: Type.Array(
      Type.Object({ number: Type.String(), from: instant, to: instant }, strict),
    ),
  },
  strict,
)
export type Touch = Static<typeof Touch>

export const EditionPreview = Type.Object(
  {
    edition: EditionRow,
    schema: Type.Unknown(),
    before: Type.Object(inForce, strict),
    changes: Type.Array(EditionChange),
    touches: Type.Array(Touch),
    /** What the reader may do with it. */
    decisions: Type.Array(Type.Enum(editionDecisions)),
  },
  strict,
)
export type EditionPreview = Static<typeof EditionPreview>

export const EditionDecided = Type.Object(
  {
    decision: Type.Enum(editionDecisions),
    reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
  },
  strict,
)
export type EditionDecided = Static<typeof EditionDecided>
