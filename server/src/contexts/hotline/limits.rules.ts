import type { TicketLimits, TicketType, Urgency } from '@huiyin/contract/hotline'
import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

const workingDays = (days: number): Budget => ({
  amountHundredths: days * 100,
  unit: 'working_day',
})
const naturalHours = (hours: number): Budget => ({
  amountHundredths: hours * 100,
  unit: 'urgent_hour',
})
const workingHours = (hours: number): Budget => ({
  amountHundredths: hours * 100,
  unit: 'working_hour',
})

/** Limits of tickets; each with its source in docs/domain/hotline.md. */
export const ticketLimits: RuleName<TicketLimits> = {
  name: 'hotline/limits',
  otherwise: {
    version: 'shipped-1',
    value: {
      dispatch: {
        critical: naturalHours(1),
        urgent: naturalHours(2),
        normal: naturalHours(24),
        complex: naturalHours(24),
      },
      reply: {
        critical: naturalHours(2),
        urgent: naturalHours(24),
        complex: workingDays(15),
        consultation: workingDays(1),
        help: workingDays(3),
        others: workingDays(5),
      },
      sign: workingHours(4),
      contact: workingDays(1),
      review: workingDays(1),
      callback: workingDays(2),
      decide: workingDays(1),
      returnWithin: workingDays(2),
      returnsMax: 2,
      extensionsMax: 1,
      suspendDaysMax: 365,
      callbackTriesMax: 3,
      reopenWithinDays: 30,
      sampleOneIn: 25,
    },
  },
}

/** How long the person waits for a reply: by the urgency where there is one, else by the type. */
export function replyBudget(value: TicketLimits, urgency: Urgency, type: TicketType): Budget {
  if (urgency !== 'normal') return value.reply[urgency]
  if (type === 'consultation' || type === 'help') return value.reply[type]
  return value.reply.others
}
