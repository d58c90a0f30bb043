import Type, { type Static } from 'typebox'

/** What a gateway says became of a message. */
export const SmsDeliveryReport = Type.Object(
  {
    messageId: Type.String({ format: 'uuid' }),
    state: Type.Union([Type.Literal('delivered'), Type.Literal('failed')]),
    /** RFC 3339. */
    at: Type.String({ format: 'date-time', maxLength: 40 }),
  },
  { additionalProperties: false },
)
export type SmsDeliveryReport = Static<typeof SmsDeliveryReport>
