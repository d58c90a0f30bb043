import { openTurnstile, type Turnstile } from '../../kernel/matter/index.ts'
import { followLeads, leadingActs } from './follow-leads.ts'
import type { HotlineParts } from './parts.ts'
import { openTicketLane, type TicketLane } from './take-ticket.ts'
import { loadTickets } from './ticket.store.ts'

export { countHotline, type HotlineCounted } from './figures/count-hotline.ts'
export { findScoreFault, hotlineScore } from './figures/score.rules.ts'
export { hotlinePolicy } from './hotline.policy.ts'
export { hotlineRoutes } from './hotline.routes.ts'
export { noteGap } from './knowledge/find-answers.ts'
export { decideKnowledge, draftKnowledge } from './knowledge/keep-knowledge.ts'
export { knowledgePages } from './knowledge/knowledge.pages.ts'
export { ticketLimits } from './limits.rules.ts'
export type { HotlineParts } from './parts.ts'
export type { PastTicket } from './past-ticket.rules.ts'
export { openPastTickets } from './past-tickets.ts'
export { selectRecentTickets } from './recent-tickets.store.ts'
export { resumeTickets } from './resume-tickets.ts'
export { callScripts } from './scripts.rules.ts'
export { keepShifts } from './seats/keep-shifts.ts'
export { findSeatsFault, seatsRule } from './seats/seats.rules.ts'
export { learnDispatches } from './suggestions/learn-dispatches.ts'
export { hotlineTables } from './tables.ts'
export { takeTicket } from './take-ticket.ts'
export { tellTicket } from './tell-ticket.ts'
export { ticket } from './ticket.lifecycle.ts'

/** 政务服务便民热线: tickets of 12345 and 12328. */
export interface Hotline extends HotlineParts {
  readonly entrance: Turnstile
  readonly lane: TicketLane
  /** Resolves when every ticket taken is committed. */
  drain(): Promise<void>
}

export function openHotline(parts: HotlineParts): Hotline {
  const lane = openTicketLane(parts)
  for (const act of leadingActs) {
    parts.ledger.subscribe(`ticket.${act}`, `hotline.follow-lead-${act}`, (tx, entries) =>
      followLeads(tx, parts, entries),
    )
  }
  parts.routing.hearDisputes('ticket', async (tx, matterIds) => {
    const rows = await loadTickets(tx, tx.regionCode, matterIds)
    const matters = await parts.matters.lock(tx, matterIds)
    return matters.flatMap(({ id, number, title }) => {
      const row = rows.get(id)
      if (row === undefined || row.disputed === null) return []
      const { category, areaCode, disputed } = row
      return [
        {
          matterId: id,
          number,
          title,
          kind: 'ticket',
          category,
          areaCode,
          provisionalUnitCode: disputed.byUnitCode,
          claimedUnitCode: disputed.unitCode,
          ground: disputed.ground,
          hazard: false,
          fenced: false,
        },
      ]
    })
  })
  return { ...parts, entrance: openTurnstile(), lane, drain: () => lane.drain() }
}
