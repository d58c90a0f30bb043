import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What other systems are told of; `webhook.test` only when somebody presses the button. */
export const webhookEvents = ['matter.opened', 'matter.changed', 'matter.closed'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

export const webhookStates = ['active', 'disabled'] as const
export const deliveryStates = ['pending', 'delivered', 'failed'] as const

const events = Type.Array(Type.Enum(webhookEvents), {
  minItems: 1,
  maxItems: webhookEvents.length,
  uniqueItems: true,
})

export const NewWebhook = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 60, description: 'the system that is told' }),
    url: Type.String({ minLength: 10, maxLength: 500, description: 'https, without a password' }),
    events,
  },
  strict,
)
export type NewWebhook = Static<typeof NewWebhook>

/** The secret is told once; the receiver verifies with it (Standard Webhooks). */
export const WebhookMade = Type.Object({ id: Type.String(), secret: Type.String() }, strict)
export type WebhookMade = Static<typeof WebhookMade>

export const WebhookRow = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    url: Type.String(),
    events: Type.Array(Type.String()),
    state: Type.Enum(webhookStates),
    failingSince: nullable(instant),
    createdAt: instant,
    pending: Type.Integer(),
    failed: Type.Integer(),
  },
  strict,
)
export type WebhookRow = Static<typeof WebhookRow>
export const WebhookList = Type.Object({ rows: Type.Array(WebhookRow) }, strict)
export type WebhookList = Static<typeof WebhookList>

export const WebhookParameter = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
export const WebhookState = Type.Object({ state: Type.Enum(webhookStates) }, strict)

export const DeliveryRow = Type.Object(
  {
    id: Type.String(),
    event: Type.String(),
    /** Number of the matter, `null` for a test. */
    number: nullable(Type.String()),
    state: Type.Enum(deliveryStates),
    attempts: Type.Integer(),
    createdAt: instant,
    /** When it is tried next, or when it was settled. */
    at: instant,
    status: nullable(Type.Integer()),
    fault: nullable(Type.String()),
  },
  strict,
)
export type DeliveryRow = Static<typeof DeliveryRow>
export const DeliveryList = Type.Object({ rows: Type.Array(DeliveryRow) }, strict)
export type DeliveryList = Static<typeof DeliveryList>
