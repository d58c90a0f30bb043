import Type, { type Static } from 'typebox'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ maxLength: 40, description: 'RFC 3339' })
const code = Type.String({ minLength: 1, maxLength: 36 })

/** A day of the city. */
export const hallDay = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** What happens to somebody in the hall, as queue machine or clerk report it. */
export const visitEventKinds = ['ticket_taken', 'called', 'served', 'handed_over', 'left'] as const

/** Where a visit stands, from what was reported of it. */
export const visitStates = ['waiting', 'at_window', 'handed_on', 'served', 'gone'] as const
export type VisitState = (typeof visitStates)[number]

/** How a visit ended: `abandoned` left without being served. */
export const visitOutcomes = ['completed', 'refused', 'abandoned'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]

/** Who asks how the visit was: the visit itself, the matter that ended with it, or nobody. */
export const visitReviews = ['asked', 'by_matter', 'no_item'] as const
export type VisitReview = (typeof visitReviews)[number]

export const VisitEvent = Type.Object(
  {
    kind: Type.Enum(visitEventKinds),
    /** Left out at the desk: now, and not harmless when told again. Machines always say it. */
    at: Type.Optional(instant),
    /** Needed by `called`, `served` and `handed_over`. */
    windowCode: Type.Optional(code),
    /** 工号 of who called or served; left out at the desk: who reports. */
    staffCode: Type.Optional(code),
    /** Of `handed_over`: the window the person is led to. */
    toWindowCode: Type.Optional(code),
    /** Of `served`: it could be done, or could not. */
    outcome: Type.Optional(Type.Enum(['completed', 'refused'])),
  },
  strict,
)
export type VisitEvent = Static<typeof VisitEvent>

/** `POST /api/v1/hall-visits`: what is new of a ticket; told again it changes nothing. */
export const VisitBody = Type.Object(
  {
    regionCode,
    /** Which hall, where a region has several with numbers of their own. */
    hall: Type.Optional(Type.String({ maxLength: 40 })),
    day: hallDay,
    ticket: Type.String({ pattern: '^[0-9A-Za-z-]{1,20}$', description: 'the number on the slip' }),
    itemCode: Type.Optional(code),
    /** The matter somebody came about, once it is known. */
    matterNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    applicant: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
          phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{5,20}$' })),
        },
        strict,
      ),
    ),
    events: Type.Array(VisitEvent, { minItems: 1, maxItems: 40 }),
  },
  strict,
)
export type VisitBody = Static<typeof VisitBody>

const seconds = nullable(Type.Integer({ minimum: 0, description: 'seconds' }))

/** A visit as all its events tell it. */
export const Visit = Type.Object(
  {
    day: hallDay,
    hall: Type.String(),
    ticket: Type.String(),
    state: Type.Enum(visitStates),
    outcome: nullable(Type.Enum(visitOutcomes)),
    itemCode: nullable(Type.String()),
    matterNumber: nullable(Type.String()),
    takenAt: nullable(instant),
    leftAt: nullable(instant),
    waitedSeconds: seconds,
    servedSeconds: seconds,
    windows: Type.Array(Type.String()),
    /** 首问负责人: the first who called, by 工号. */
    firstStaffCode: nullable(Type.String()),
    /** Who answers for the person now: the first, until another desk took over. */
    responsibleStaffCode: nullable(Type.String()),
    handOvers: Type.Integer(),
    review: nullable(Type.Enum(visitReviews)),
  },
  strict,
)
export type Visit = Static<typeof Visit>

export const VisitBatch = Type.Object(
  { visits: Type.Array(VisitBody, { minItems: 1, maxItems: 200 }) },
  strict,
)

export const VisitBatchAnswer = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          status: Type.Integer(),
          visit: nullable(Visit),
          code: nullable(Type.String({ description: 'why it was refused' })),
        },
        strict,
      ),
    ),
  },
  strict,
)

export type VisitBatchAnswer = Static<typeof VisitBatchAnswer>

/** `GET /api/v1/hall-visits`: the visits of a day, or all visits about a matter. */
export const VisitsQuery = Type.Object(
  {
    day: Type.Optional(hallDay),
    matterNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  strict,
)

export const Visits = Type.Object(
  {
    /** How many there are; the rows are at most 500. */
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object(
        {
          ...Visit.properties,
          itemName: nullable(Type.String()),
          windowName: nullable(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type Visits = Static<typeof Visits>
