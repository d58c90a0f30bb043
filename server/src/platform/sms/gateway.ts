/**
 * Templates the operator has approved, by number: a gateway sends no text it does not know. `T01` is
 * a code, `T02` news of a matter, `T03` a message of a unit forwarded by the platform.
 */
export const smsTemplates = ['T01', 'T02', 'T03'] as const
export type SmsTemplate = (typeof smsTemplates)[number]

/** A text message: a template the operator has approved, and what is filled into it. */
export interface SmsMessage {
  /** Stays the same at every try, so that nobody gets a message twice. */
  readonly id: string
  /** Mobile number, eleven digits. */
  readonly phone: string
  readonly template: SmsTemplate
  readonly text: string
}

/** The way to the telephone network. Called after the transaction that asked for it. */
export interface SmsGateway {
  /** @throws Refusal `people/sms-unavailable` when the message cannot be handed over */
  send(message: SmsMessage): Promise<void>
}
