import Type, { type Static } from 'typebox'
import { contactPurposes } from './people.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })

/** How a unit reaches a person without seeing the number, and how the person answers. */
export const relayWays = ['message', 'call', 'reply'] as const
export type RelayWay = (typeof relayWays)[number]

export const relayWayWords = {
  message: { zh: '转接短信', en: 'Relayed message' },
  call: { zh: '转接电话', en: 'Relayed call' },
  reply: { zh: '当事人回复', en: 'Reply of the person' },
} as const satisfies Record<RelayWay, { readonly zh: string; readonly en: string }>

/** What became of a relay; the gateway's word is the evidence. */
export const relayStates = [
  'sent',
  'delivered',
  'answered',
  'unanswered',
  'failed',
  'received',
] as const
export type RelayState = (typeof relayStates)[number]

export const relayStateWords = {
  sent: { zh: '已交网关', en: 'handed to the gateway' },
  delivered: { zh: '已送达', en: 'delivered' },
  answered: { zh: '已接通', en: 'answered' },
  unanswered: { zh: '无人接听', en: 'not answered' },
  failed: { zh: '没有成功', en: 'failed' },
  received: { zh: '已收到', en: 'received' },
} as const satisfies Record<RelayState, { readonly zh: string; readonly en: string }>

/** Longest relayed message, in characters: two text messages with what the platform adds. */
export const relayTextMax = 100

const purpose = Type.Enum([...contactPurposes])

/** A unit asks the platform to send a message, or to ring its own telephone and then the person's. */
export const RelayBody = Type.Union([
  Type.Object(
    {
      way: Type.Literal('message'),
      purpose,
      text: Type.String({ minLength: 1, maxLength: relayTextMax }),
    },
    strict,
  ),
  Type.Object(
    {
      way: Type.Literal('call'),
      purpose,
      /** The clerk's own telephone, which is rung first. */
      callerPhone: Type.String({ pattern: '^[0-9][0-9-]{4,18}[0-9]$' }),
    },
    strict,
  ),
])
export type RelayBody = Static<typeof RelayBody>

export const Relay = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    way: Type.Enum([...relayWays]),
    state: Type.Enum([...relayStates]),
    purpose: nullable(purpose),
    unit: Type.String(),
    /** Who asked for it; `null` for a reply. */
    byName: nullable(Type.String()),
    /** What was written; `null` for a call, or when erased. */
    text: nullable(Type.String()),
    at: instant,
    stateAt: instant,
  },
  strict,
)
export type Relay = Static<typeof Relay>

export const RelayList = Type.Object(
  {
    /** What the region has connected. */
    ways: Type.Array(Type.Union([Type.Literal('message'), Type.Literal('call')])),
    rows: Type.Array(Relay),
  },
  strict,
)
export type RelayList = Static<typeof RelayList>

/** A person answered a relayed message; the gateway knows them by the message. */
export const SmsReply = Type.Object(
  {
    replyId: Type.String({ format: 'uuid' }),
    messageId: Type.String({ format: 'uuid' }),
    at: Type.String({ format: 'date-time', maxLength: 40 }),
    text: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  strict,
)
export type SmsReply = Static<typeof SmsReply>

/** What became of a relayed call. */
export const CallReport = Type.Object(
  {
    callId: Type.String({ format: 'uuid' }),
    state: Type.Union([
      Type.Literal('answered'),
      Type.Literal('unanswered'),
      Type.Literal('failed'),
    ]),
    at: Type.String({ format: 'date-time', maxLength: 40 }),
  },
  strict,
)
export type CallReport = Static<typeof CallReport>

/** Asks that a second person agree to seeing a masked number. */
export const UnmaskRequestBody = Type.Object(
  { purpose, reason: Type.String({ minLength: 5, maxLength: 200 }) },
  strict,
)
export type UnmaskRequestBody = Static<typeof UnmaskRequestBody>
