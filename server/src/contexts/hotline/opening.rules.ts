import type { TicketBody, TicketLimits } from '@huiyin/contract/hotline'
import { start, textOf } from '../../kernel/matter/effects.rules.ts'
import type { NewMatter } from '../../kernel/matter/index.ts'
import type { Rule } from '../../kernel/rulebook/index.ts'
import type { Routed } from '../routing/index.ts'
import { replyBudget } from './limits.rules.ts'
import { untouchedTicket } from './past-ticket.rules.ts'
import type { Ticket } from './ticket.types.ts'

/** What is known when a ticket comes in, beside what was written down. */
interface Known {
  readonly id: string
  readonly now: Date
  readonly limits: Rule<TicketLimits>
  readonly routed: Routed
  readonly hotlineUnitCode: string
  readonly enteredBy: string
  readonly agentStaffId: string | null
  readonly receiptHash: Buffer
}

/** A ticket with the hotline, the clock of its dispatch and the one of the person who asks. */
export function openingOf(body: TicketBody, known: Known): NewMatter {
  const { id, now, limits, routed, hotlineUnitCode, enteredBy, receiptHash } = known
  const { value, version } = limits
  const { urgency, type } = body
  return {
    id,
    kind: 'ticket',
    state: 'registered',
    title: body.title,
    itemCode: null,
    accountableUnitCode: hotlineUnitCode,
    holder: { unitCode: hotlineUnitCode, staffId: null },
    aboutUnitCode: body.aboutUnitCode ?? null,
    risk: urgency === 'normal' ? 'normal' : 'high',
    identityGrade: body.identityGrade,
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash },
    openedAt: now,
    row: rowOf(body, known),
    clocks: [
      start('dispatch', value.dispatch[urgency], version),
      start('reply', replyBudget(value, urgency, type), version),
    ],
    texts: [
      ...textOf('content', body.content, 'reporter'),
      ...body.points.flatMap((point, index) => textOf(`point_${index + 1}`, point, 'reporter')),
    ],
    ...(body.evidence ? { evidenceIds: body.evidence } : {}),
    notices: (matter) => [
      {
        kind: 'assigned',
        toUnitCode: hotlineUnitCode,
        reason: `新诉求 ${matter.number}：${body.title}`.slice(0, 200),
        dueAt: matter.nextDueAt,
      },
    ],
    body: {
      hotline: body.hotline,
      type,
      urgency,
      channel: body.channel,
      routed: routed.unitCode,
      readBack: body.readBack ?? false,
    },
  }
}

function rowOf(body: TicketBody, { routed, hotlineUnitCode, agentStaffId }: Known): Ticket {
  return {
    ...untouchedTicket,
    hotline: body.hotline,
    type: body.type,
    channel: body.channel,
    urgency: body.urgency,
    category: body.category,
    areaCode: body.areaCode ?? null,
    address: body.address ?? null,
    points: body.points.length,
    wantsCallback: body.wantsCallback ?? body.caller !== undefined,
    routedUnitCode: routed.unitCode,
    routedBy: routed.by,
    hotlineUnitCode,
    seat: body.seat ?? null,
    agentStaffId,
  }
}
