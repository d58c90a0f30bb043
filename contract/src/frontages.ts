import Type, { type Static } from 'typebox'
import { clientId } from './city-cases.ts'
import { called, strict, time } from './rule-values.ts'
import { takenRegister } from './taken-file.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ format: 'uuid' })
const eventClass = Type.String({ pattern: '^[0-9]{4}$' })

/** 门店 or 路段: what is kept clean by whoever signed for it. */
export const frontageKinds = ['shop', 'road_section'] as const
export type FrontageKind = (typeof frontageKinds)[number]

/** How the notice came to whoever is responsible: by message, or handed over on the spot. */
export const noticeWays = ['message', 'on_site'] as const
export type NoticeWay = (typeof noticeWays)[number]

/** What is told before any case, and in which time it is put right. */
export const FrontageLimitsValue = Type.Object(
  {
    mend: time('自行改正', 'Putting it right oneself'),
    look: time('到场复看', 'Looking again'),
    categories: Type.Array(eventClass, {
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      ...called('先提醒的事件类别（四位编码）', 'Classes of events told before any case'),
    }),
  },
  strict,
)
export type FrontageLimits = Static<typeof FrontageLimitsValue>

/** A shop-front or a section, with whoever signed for it behind a mask. */
export const Frontage = Type.Object(
  {
    id,
    code: Type.String(),
    kind: Type.Enum([...frontageKinds]),
    name: Type.String(),
    address: Type.String(),
    longitude: Type.Number(),
    latitude: Type.Number(),
    gridCode: nullable(Type.String()),
    /** 责任内容: the five things, as the sheet that was signed says them. */
    duties: Type.String(),
    signedOn: nullable(Type.String({ format: 'date' })),
    person: nullable(Type.String({ description: 'masked' })),
    phone: nullable(Type.String({ description: 'masked' })),
    /** Friendly notices of the last year, and how many of them became cases. */
    notices: Type.Integer(),
    cases: Type.Integer(),
  },
  strict,
)
export type Frontage = Static<typeof Frontage>

export const FrontagesQuery = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...frontageKinds])),
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export type FrontagesQuery = Static<typeof FrontagesQuery>

export const FrontageList = Type.Object(
  { rows: Type.Array(Frontage), nextCursor: nullable(Type.String()) },
  strict,
)
export type FrontageList = Static<typeof FrontageList>

const frontageFields = [
  'code',
  'kind',
  'name',
  'address',
  'person',
  'phone',
  'point',
  'grid',
  'duties',
  'signedOn',
] as const
export type FrontageField = (typeof frontageFields)[number]

export const FrontagesTaken = takenRegister(frontageFields)
export type FrontagesTaken = Static<typeof FrontagesTaken>

/** `POST /api/v1/friendly-notices`: what was seen before a door, told before any case. */
export const FriendlyNoticeBody = Type.Object(
  {
    frontageId: id,
    /** A class of events; only those the region tells first. */
    category: eventClass,
    description: Type.String({ minLength: 2, maxLength: 500 }),
    way: Type.Enum([...noticeWays]),
    evidence: Type.Array(id, { maxItems: 9, uniqueItems: true }),
    /** Sent again, it is the same notice. */
    clientId: Type.Optional(clientId),
  },
  strict,
)
export type FriendlyNoticeBody = Static<typeof FriendlyNoticeBody>

export const FriendlyNoticeSent = Type.Object(
  {
    number: Type.String(),
    mendBy: Type.String(),
    /** With it whoever got the notice opens it; also in the message. Told once: sent again, `null`. */
    receiptCode: nullable(Type.String()),
  },
  strict,
)
export type FriendlyNoticeSent = Static<typeof FriendlyNoticeSent>

/** `GET /api/v1/friendly-notices/kit`: what a collector takes along, without anybody's name. */
export const NoticeKit = Type.Object(
  {
    /** By number; at most 2000. */
    frontages: Type.Array(
      Type.Object(
        {
          id,
          code: Type.String(),
          name: Type.String(),
          address: Type.String(),
          longitude: Type.Number(),
          latitude: Type.Number(),
          /** What was told there and was not looked at again. */
          told: Type.Array(
            Type.Object(
              {
                number: Type.String(),
                version: Type.Integer(),
                category: eventClass,
                /** Somebody may look: its time has passed, or it is said to be put right. */
                mendBy: Type.String(),
                isSaidDone: Type.Boolean(),
              },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
    classes: Type.Array(Type.Object({ code: eventClass, name: Type.String() }, strict)),
  },
  strict,
)
export type NoticeKit = Static<typeof NoticeKit>

export const FriendlyNotices = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          state: Type.String(),
          stateLabel: Type.String(),
          frontageId: id,
          frontageName: Type.String(),
          className: Type.String(),
          sentAt: Type.String(),
          mendBy: Type.String(),
          seenAt: nullable(Type.String()),
          caseNumber: nullable(Type.String()),
        },
        strict,
      ),
    ),
    /** Classes the region tells first, for the form. */
    classes: Type.Array(Type.Object({ code: eventClass, name: Type.String() }, strict)),
  },
  strict,
)
export type FriendlyNotices = Static<typeof FriendlyNotices>
