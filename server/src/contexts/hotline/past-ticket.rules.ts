import type { TicketChannel, TicketLimits, TicketType } from '@huiyin/contract/hotline'
import type { NewMatter } from '../../kernel/matter/index.ts'
import {
  clockTakenOver,
  type TakenOver,
  textsTakenOver,
} from '../../kernel/matter/taken-over.rules.ts'
import { wordsOf } from '../../kernel/matter/words.rules.ts'
import type { Rule } from '../../kernel/rulebook/index.ts'
import type { Ticket } from './ticket.types.ts'

/** A ticket nobody has done anything about. */
export const untouchedTicket = {
  assistingUnitCodes: [],
  assistsDone: [],
  seat: null,
  agentStaffId: null,
  handlerStaffId: null,
  handledBy: [],
  contacted: false,
  returns: 0,
  returnAsked: null,
  extensions: 0,
  extensionAsked: null,
  suspensionAsked: null,
  suspendedUntil: null,
  disputed: null,
  disputes: 0,
  withdrawalAsked: null,
  exclusionAsked: null,
  supervision: 0,
  callbackTries: 0,
  callbackBands: [],
  callback: null,
  contactedInTime: null,
  satisfied: null,
  reworks: 0,
  reopens: 0,
  leadNumber: null,
  door: null,
  refusedBy: null,
  contested: false,
  repeats: null,
  reviewOn: null,
} as const satisfies Partial<Ticket>

/** A ticket of a former system. */
export interface PastTicket extends TakenOver {
  readonly type: TicketType
  readonly channel: TicketChannel
  readonly category: string
  readonly address: string | null
}

/** What a ticket of a former system is made with. */
export interface PastSurroundings {
  readonly id: string
  readonly now: Date
  readonly enteredBy: string
  readonly hotlineUnitCode: string
  readonly limits: Rule<TicketLimits>
}

/**
 * A ticket as it is taken over: closed as it was; open, it is with its unit, or waits to be sent out
 * where no unit is known. Who called stays in the former system.
 */
export function pastTicket(past: PastTicket, around: PastSurroundings): NewMatter {
  const { id, now, enteredBy, hotlineUnitCode, limits } = around
  const { unitCode, closedAt } = past
  const responsible = unitCode ?? hotlineUnitCode
  const state = closedAt !== null ? 'closed' : unitCode === null ? 'registered' : 'handling'
  const { value, version } = limits
  const reply = clockTakenOver('reply', past, now)
  return {
    id,
    kind: 'ticket',
    state,
    title: past.title,
    itemCode: null,
    accountableUnitCode: responsible,
    holder: { unitCode: responsible, staffId: null },
    risk: 'normal',
    identityGrade: 'anonymous',
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: past.openedAt,
    ...(closedAt === null ? {} : { closedAt }),
    row: rowOf(past, hotlineUnitCode),
    clocks:
      state === 'registered'
        ? [
            ...reply,
            {
              name: 'dispatch',
              do: 'start',
              budget: value.dispatch.normal,
              ruleVersion: version,
              since: now.toISOString(),
            },
          ]
        : reply,
    texts: textsTakenOver(past),
    words: wordsOf(past.number),
    body: { takenOverFrom: past.system, outside: past.number },
  }
}

function rowOf(past: PastTicket, hotlineUnitCode: string): Ticket {
  return {
    ...untouchedTicket,
    hotline: '12345',
    type: past.type,
    channel: past.channel,
    urgency: 'normal',
    category: past.category,
    areaCode: null,
    address: past.address,
    points: 1,
    wantsCallback: false,
    routedUnitCode: past.unitCode ?? hotlineUnitCode,
    routedBy: 'taken_over',
    hotlineUnitCode,
    // Whoever it was, they were contacted there or never will be from here.
    contacted: true,
  }
}
