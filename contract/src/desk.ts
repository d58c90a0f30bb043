import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const day = Type.String({ description: 'YYYY-MM-DD, a day of the city' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const named = Type.Object({ code: Type.String(), name: Type.String() }, strict)

/** `GET /api/v1/session/hints`: what the sign-in page may say; accounts only in the demo. */
export const SessionHints = Type.Object(
  {
    demo: Type.Boolean(),
    accounts: Type.Array(
      Type.Object(
        {
          login: Type.String(),
          password: Type.String(),
          role: Type.String(),
          unit: Type.String(),
          /** The code of this moment. */
          totp: Type.Optional(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type SessionHints = Static<typeof SessionHints>

/** A review as the desk lists it: nothing by which the person could be known. */
export const ReviewRow = Type.Object(
  {
    number: Type.String(),
    reviewedAt: instant,
    grade: Type.String(),
    origin: Type.String(),
    channel: Type.String(),
    unit: named,
    item: named,
    /** Words of the tags chosen. */
    tags: Type.Array(Type.String()),
    text: nullable(Type.String()),
    isAdopted: Type.Boolean(),
    rectification: nullable(
      Type.Object(
        { number: Type.String(), stateLabel: Type.String(), stage: Type.String() },
        strict,
      ),
    ),
  },
  strict,
)
export type ReviewRow = Static<typeof ReviewRow>

export const ReviewList = Type.Object(
  { rows: Type.Array(ReviewRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type ReviewList = Static<typeof ReviewList>

/** `GET /api/v1/rules`: what holds in the region, and since when. */
export const RuleRow = Type.Object(
  {
    name: Type.String(),
    label: Type.String(),
    version: Type.String(),
    /** The value in words, e.g. `15 个工作日`. */
    valueLabel: Type.String(),
    effectiveFrom: nullable(day),
    /** The document it rests on. */
    ground: Type.String(),
  },
  strict,
)
export const RuleList = Type.Object({ rows: Type.Array(RuleRow) }, strict)
export type RuleList = Static<typeof RuleList>

/** `GET /api/v1/clock/calendar?year=`: days that differ from Monday to Friday, and the hours. */
export const CalendarYear = Type.Object(
  {
    year: Type.Integer(),
    status: Type.Union([Type.Literal('announced'), Type.Literal('provisional')]),
    days: Type.Array(
      Type.Object(
        {
          day,
          type: Type.Union([Type.Literal('holiday'), Type.Literal('workday')]),
          name: Type.String(),
          notice: Type.String(),
        },
        strict,
      ),
    ),
    hours: Type.Array(
      Type.Object(
        {
          from: day,
          to: day,
          /** `08:00–12:00`. */
          intervals: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CalendarYear = Static<typeof CalendarYear>

/** `GET /api/v1/notices`: one digest of what waits for a decision of the reader. */
export const NoticeList = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          kind: Type.String(),
          matterNumber: nullable(Type.String()),
          title: Type.String(),
          reason: Type.String(),
          dueAt: nullable(instant),
          createdAt: instant,
        },
        strict,
      ),
    ),
  },
  strict,
)
export type NoticeList = Static<typeof NoticeList>
