import Type, { type Static } from 'typebox'
import { strict } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ format: 'date' })

/** What was found when somebody of another area looked again. */
export const recheckResults = ['lasting', 'not_lasting', 'unclear'] as const
export type RecheckResult = (typeof recheckResults)[number]

/** `POST /api/v1/rechecks`: announced before anybody can know the seed. */
export const RecheckBody = Type.Object(
  {
    /** Days on which the cases were closed. */
    from: day,
    to: day,
    size: Type.Integer({ minimum: 1, maximum: 500 }),
    /** Where the seed will come from: something public that nobody here makes. */
    seedSource: Type.String({
      minLength: 4,
      maxLength: 200,
      examples: ['福彩双色球 2026134 期开奖号码'],
    }),
    /** The first day on which it is known; after today. */
    seedOn: day,
  },
  strict,
)
export type RecheckBody = Static<typeof RecheckBody>

/** `POST /api/v1/rechecks/:id/seed`: by another person, once the day has come. */
export const RecheckSeed = Type.Object(
  { seed: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  strict,
)

/** `POST /api/v1/rechecks/:id/results`: what was found; where it is there again, a case begins. */
export const RecheckFound = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 60 }),
    result: Type.Enum([...recheckResults]),
    note: Type.String({ minLength: 2, maxLength: 500 }),
    evidence: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 9, uniqueItems: true }),
  },
  strict,
)
export type RecheckFound = Static<typeof RecheckFound>

export const DrawnCase = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    /** Whoever looks again; nobody where nobody may. */
    staffId: nullable(Type.String()),
    staffName: nullable(Type.String()),
    result: nullable(Type.Enum([...recheckResults])),
    note: nullable(Type.String()),
    checkedAt: nullable(Type.String()),
    /** The case that began because it is there again. */
    caseNumber: nullable(Type.String()),
  },
  strict,
)
export type DrawnCase = Static<typeof DrawnCase>

const shared = {
  id: Type.String({ format: 'uuid' }),
  from: day,
  to: day,
  size: Type.Integer(),
  population: Type.Integer({ description: 'Cases that were drawn from' }),
  populationSha256: Type.String(),
  method: Type.String(),
  seedSource: Type.String(),
  seedOn: day,
  seed: nullable(Type.String()),
  announcedAt: Type.String(),
  drawnAt: nullable(Type.String()),
  /** Drawn, looked at, and of those what did not last. */
  drawn: Type.Integer(),
  checked: Type.Integer(),
  notLasting: Type.Integer(),
}

export const Rechecks = Type.Object({ rows: Type.Array(Type.Object(shared, strict)) }, strict)
export type Rechecks = Static<typeof Rechecks>

export const Recheck = Type.Object({ ...shared, cases: Type.Array(DrawnCase) }, strict)
export type Recheck = Static<typeof Recheck>
