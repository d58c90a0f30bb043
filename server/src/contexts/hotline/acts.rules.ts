import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start, stop } from '../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  ClockChange,
  NoticeWanted,
  Situation,
} from '../../kernel/matter/lifecycle.ts'
import { choice } from '../../kernel/matter/needs.rules.ts'
import { replyBudget, ticketLimits } from './limits.rules.ts'
import type { Ticket } from './ticket.types.ts'

export type Spec = ActSpec<Ticket>
export type Situated = Situation<Ticket>

/** 话务员 and 派单员, while the ticket is with the hotline. */
export const agent = { roles: ['call_agent', 'dispatcher'], where: 'holder_unit' } as const
/** 派单员: takes and decides what units ask, wherever the ticket is. */
export const dispatcher = { roles: ['dispatcher'], where: 'holder_unit' } as const
export const dispatcherBeside = { roles: ['dispatcher'], where: 'assisting_unit' } as const
export const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
export const unitLeader = { roles: ['unit_leader'], where: 'holder_unit' } as const
export const supervisor = { roles: ['supervisor'], where: 'region', never: ['handler'] } as const

/** With the unit that leads. */
export const inHand = ['dispatched', 'handling'] as const
/** Handled by whoever has it, while an arbiter is asked or not. */
export const handled = ['handling', 'disputed'] as const
export const withUnit = [...inHand, 'disputed'] as const
/** Handled, or answered and not yet told. */
export const inUnitsHands = [
  'dispatched',
  'handling',
  'return_asked',
  'disputed',
  'suspended',
  'replied',
] as const
/** Ended with an answer. */
export const closedByUnit = ['closed', 'answered'] as const
export const open = [
  'registered',
  'refusal_review',
  'second_look',
  'dispatched',
  'handling',
  'return_asked',
  'disputed',
  'suspended',
  'replied',
  'callback',
  'sample_check',
  'withdrawal_asked',
  'reopen_asked',
] as const

export const decision = choice('decision', '决定', { granted: '同意', refused: '不同意' })

type Step = 'sign' | 'contact' | 'review' | 'callback' | 'decide'

/** Starts the clock of a step by the rule of the day the ticket came in. */
export function begin({ rule }: Situated, name: Step): ClockChange {
  const { value, version } = rule(ticketLimits)
  return start(name, value[name], version)
}

/**
 * The clock of the person who asked. It runs from the first moment and through every return; a
 * reply that was not good enough begins it anew, the first date stays on record.
 */
export function replyClock({ clocks, row, rule }: Situated): readonly ClockChange[] {
  if (runningClock(clocks, 'reply') !== undefined) return []
  const { value, version } = rule(ticketLimits)
  return [start('reply', replyBudget(value, row.urgency, row.type), version)]
}

/** To the unit that leads, with the clocks of receiving it and of the first contact. */
export function sentOut(situation: Situated): readonly ClockChange[] {
  const { clocks, row } = situation
  return [
    ...stop(clocks, 'dispatch', 'decide', 'sign'),
    ...replyClock(situation),
    begin(situation, 'sign'),
    ...(row.contacted || runningClock(clocks, 'contact') !== undefined
      ? []
      : [begin(situation, 'contact')]),
  ]
}

/** Back at the hotline, to be sent out once more. */
export function dispatchClock({ row, rule }: Situated): ClockChange {
  const { value, version } = rule(ticketLimits)
  return start('dispatch', value.dispatch[row.urgency], version)
}

/** Tells whoever decides next. */
export function told(
  { matter }: Situated,
  toUnitCode: string,
  said: { readonly kind: NoticeWanted['kind']; readonly reason: string },
): NoticeWanted {
  return {
    kind: said.kind,
    toUnitCode,
    reason: `${matter.number} ${said.reason}`.slice(0, 200),
    dueAt: matter.nextDueAt,
  }
}

/** Somebody else than who is named. */
export function sameAs({ acting }: Situated, staffId: string | null | undefined): boolean {
  return acting.kind === 'staff' && acting.staffId === staffId
}
