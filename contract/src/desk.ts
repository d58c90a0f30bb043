import Type, { type Static } from 'typebox'
import type {
  AccountMade,
  Accounts,
  ApiKeyMade,
  ApiKeys,
  Enrolment,
  OwnSessions,
  Rights,
  SecurityEvents,
} from './access.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const day = Type.String({ description: 'YYYY-MM-DD, a day of the city' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

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
          /** The secret of the second factor, for an authenticator of one's own. */
          totp: Type.Optional(Type.String()),
          /** The code of this moment. */
          code: Type.Optional(Type.String()),
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
    submittedAt: instant,
    servedOn: day,
    unit: Type.String(),
    item: Type.String(),
    channel: Type.String(),
    origin: Type.String(),
    grade: Type.String(),
    /** Codes of the tags. */
    tags: Type.Array(Type.String()),
    text: nullable(Type.String()),
    adopted: Type.Boolean(),
    /** The rectification that a bad review became. */
    matterNumber: nullable(Type.String()),
  },
  strict,
)
export type ReviewRow = Static<typeof ReviewRow>

export const ReviewList = Type.Object(
  { rows: Type.Array(ReviewRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type ReviewList = Static<typeof ReviewList>

/** Rows of the lists of `access.ts`, by the names the desk gives them. */
export type OwnSessionList = Static<typeof OwnSessions>
export type EnrolmentBegun = Static<typeof Enrolment>
export type AccountList = Static<typeof Accounts>
export type AccountSecret = Static<typeof AccountMade>
export type RightList = Static<typeof Rights>
export type ApiKeyList = Static<typeof ApiKeys>
export type ApiKeySecret = Static<typeof ApiKeyMade>
export type SecurityEventList = Static<typeof SecurityEvents>
