import Type, { type Static } from 'typebox'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** What is exchanged with the system above: services and ratings go up, ratings come down. */
export const exchangeKinds = ['service_end', 'rating', 'captured'] as const
export type ExchangeKind = (typeof exchangeKinds)[number]

/** Where a row stands; `done` is acknowledged above, or stored here. */
export const exchangeStates = ['waiting', 'sent', 'done', 'rejected'] as const
export type ExchangeState = (typeof exchangeStates)[number]

export const ExchangeQuery = Type.Object(
  { regionCode: Type.Optional(regionCode), from: day, to: day },
  strict,
)

const counts = {
  total: Type.Integer(),
  waiting: Type.Integer(),
  sent: Type.Integer(),
  done: Type.Integer(),
  rejected: Type.Integer(),
}

/** Counts of a day of service or rating; the four states add up to the total. */
export const ExchangeDay = Type.Object(
  {
    day: Type.String(),
    kind: Type.Enum([...exchangeKinds]),
    ...counts,
    /** Came down again with other contents; among the others. */
    differing: Type.Integer(),
  },
  strict,
)
export type ExchangeDay = Static<typeof ExchangeDay>

export const ExchangeSummary = Type.Object(
  {
    mode: Type.Enum(['own', 'provincial']),
    /** Whether the configuration names a system above. */
    connected: Type.Boolean(),
    /** The last time its ratings were asked for, and what was wrong with the answer. */
    asked: nullable(
      Type.Object(
        { at: Type.String(), answeredAt: nullable(Type.String()), fault: nullable(Type.String()) },
        strict,
      ),
    ),
    /** The batch that waits for its answer, if one does. */
    openBatch: nullable(
      Type.Object(
        {
          tries: Type.Integer(),
          fault: nullable(Type.String()),
          madeAt: Type.String(),
          nextTryAt: Type.String(),
        },
        strict,
      ),
    ),
    rows: Type.Array(ExchangeDay),
  },
  strict,
)
export type ExchangeSummary = Static<typeof ExchangeSummary>

export const ExchangeRowsQuery = Type.Object(
  {
    ...ExchangeQuery.properties,
    kind: Type.Enum([...exchangeKinds]),
    state: Type.Optional(Type.Enum([...exchangeStates, 'differing'])),
    cursor: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)
export type ExchangeRowsQuery = Static<typeof ExchangeRowsQuery>

export const ExchangeRow = Type.Object(
  {
    id: Type.String(),
    day: Type.String(),
    projectNo: Type.String(),
    serviceNumber: Type.Integer(),
    /** 0 a service, 1 首评, 2 追评. */
    assessNumber: Type.Integer(),
    state: Type.Enum([...exchangeStates]),
    /** Since when it is known here. */
    at: Type.String(),
    sends: nullable(Type.Integer()),
    reasonCode: nullable(Type.String()),
    reason: nullable(Type.String()),
    differing: Type.Boolean(),
    /** `interface` or `file:<name>`, for what came down. */
    source: nullable(Type.String()),
    reviewNumber: nullable(Type.String()),
    matterNumber: nullable(Type.String()),
  },
  strict,
)
export type ExchangeRow = Static<typeof ExchangeRow>

export const ExchangeRows = Type.Object(
  { rows: Type.Array(ExchangeRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type ExchangeRows = Static<typeof ExchangeRows>

/** What goes again: single rows, or all rejected ones of a kind and days. */
export const ResendBody = Type.Object(
  {
    regionCode: Type.Optional(regionCode),
    kind: Type.Enum(['service_end', 'rating']),
    from: day,
    to: day,
    ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100 })),
  },
  strict,
)
export type ResendBody = Static<typeof ResendBody>

export const Resent = Type.Object({ resent: Type.Integer() }, strict)

const ServiceKey = Type.Object(
  {
    projectNo: Type.String(),
    serviceNumber: Type.Integer(),
    assessNumber: Type.Integer(),
  },
  strict,
)

/** Both sides of a day, compared row by row. */
export const Differences = Type.Object(
  {
    /** Acknowledged by our account, and not among what the system above names. */
    onlyHere: Type.Array(ServiceKey),
    onlyThere: Type.Array(ServiceKey),
    here: Type.Integer(),
    there: Type.Integer(),
  },
  strict,
)
export type Differences = Static<typeof Differences>

export const DifferencesQuery = Type.Object(
  {
    regionCode: Type.Optional(regionCode),
    kind: Type.Enum(['service_end', 'rating']),
    day,
  },
  strict,
)
export type DifferencesQuery = Static<typeof DifferencesQuery>

/** What became of a file of ratings; the counts and the faulty rows add up to `rows`. */
export const RatingsTaken = Type.Object(
  {
    rows: Type.Integer(),
    stored: Type.Integer(),
    waiting: Type.Integer(),
    repeated: Type.Integer(),
    refused: Type.Integer(),
    faults: Type.Array(Type.Object({ row: Type.Integer(), field: Type.String() }, strict)),
  },
  strict,
)
export type RatingsTaken = Static<typeof RatingsTaken>

/** How a file writes levels; there is no default, because a wrong one inverts every judgement. */
export const codings = ['upload', 'standard'] as const
