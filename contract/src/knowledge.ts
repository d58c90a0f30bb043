import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const category = Type.String({ pattern: '^([0-9]{2}){1,3}$' })
const unit = Type.String({ minLength: 1, maxLength: 36 })

export const knowledgeStates = ['drafted', 'published', 'refused', 'withdrawn'] as const
export type KnowledgeState = (typeof knowledgeStates)[number]

/** `POST /api/v1/knowledge`: an answer as its unit drafts it; it holds when somebody else agreed. */
export const KnowledgeDraft = Type.Object(
  {
    /** The unit that answers for what is said. */
    unitCode: unit,
    category,
    question: Type.String({ minLength: 2, maxLength: 200 }),
    answer: Type.String({ minLength: 2, maxLength: 4000 }),
    /** The document it rests on. */
    basis: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    /** Whether the public page shows it, too. */
    isPublic: Type.Boolean(),
    validFrom: day,
    validUntil: Type.Optional(day),
    /** The answer whose place it takes, which ends the day before. */
    replaces: Type.Optional(Type.String({ format: 'uuid' })),
  },
  strict,
)
export type KnowledgeDraft = Static<typeof KnowledgeDraft>

export const KnowledgeDecision = Type.Object(
  {
    decision: Type.Enum(['publish', 'refuse', 'withdraw']),
    note: Type.Optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  strict,
)
export type KnowledgeDecision = Static<typeof KnowledgeDecision>

export const KnowledgeAnswer = Type.Object(
  {
    id: Type.String(),
    unit: Type.Object({ code: unit, name: Type.String() }, strict),
    category,
    question: Type.String(),
    answer: Type.String(),
    basis: nullable(Type.String()),
    isPublic: Type.Boolean(),
    validFrom: day,
    validUntil: nullable(day),
    state: Type.Enum([...knowledgeStates]),
    /** How often it was read out to somebody. */
    hits: Type.Integer(),
    /** Whether the reader may decide about it now. */
    mayDecide: Type.Boolean(),
  },
  strict,
)
export type KnowledgeAnswer = Static<typeof KnowledgeAnswer>

export const KnowledgeAnswers = Type.Object({ rows: Type.Array(KnowledgeAnswer) }, strict)
export type KnowledgeAnswers = Static<typeof KnowledgeAnswers>

/** `GET /api/v1/knowledge/answers`: what is published and in force today, the best fit first. */
export const KnowledgeQuery = Type.Object(
  {
    q: Type.String({ minLength: 2, maxLength: 80 }),
    category: Type.Optional(category),
  },
  strict,
)
export type KnowledgeQuery = Static<typeof KnowledgeQuery>

/** `GET /api/v1/knowledge`: the list of whoever keeps them. */
export const KnowledgeListQuery = Type.Object(
  { state: Type.Enum([...knowledgeStates], { default: 'published' }) },
  strict,
)
export type KnowledgeListQuery = Static<typeof KnowledgeListQuery>

/** `POST /api/v1/knowledge/gaps`: a question that has no answer. */
export const KnowledgeGap = Type.Object(
  { asked: Type.String({ minLength: 2, maxLength: 80 }) },
  strict,
)

export const KnowledgeReport = Type.Object(
  {
    published: Type.Integer(),
    hits: Type.Integer(),
    waiting: Type.Integer(),
    /** Published answers that end within thirty days. */
    ending: Type.Integer(),
    /** Published answers that were never read out. */
    unused: Type.Integer(),
    gaps: Type.Array(
      Type.Object({ asked: Type.String(), times: Type.Integer(), lastOn: day }, strict),
    ),
  },
  strict,
)
export type KnowledgeReport = Static<typeof KnowledgeReport>
