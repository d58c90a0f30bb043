import { localDayOf } from '@huiyin/contract/time'
import type { NewMatter } from '../../kernel/matter/index.ts'
import { ticketLimits } from './limits.rules.ts'
import type { HotlineParts } from './parts.ts'
import { type PastTicket, pastTicket } from './past-ticket.rules.ts'

/** Makes matters of tickets of a former system; the desk and limits are those of today. */
export async function openPastTickets(
  { org, rulebook, world }: HotlineParts,
  regionCode: string,
): Promise<(past: PastTicket, enteredBy: string) => NewMatter> {
  const now = world.now()
  const limits = rulebook.inForce(regionCode, ticketLimits, localDayOf(now))
  const supervising = (await org.supervisingUnit(regionCode))?.code ?? ''
  const { hotlineUnitCode = supervising } = limits.value
  return (past, enteredBy) =>
    pastTicket(past, { id: world.newId(), now, enteredBy, hotlineUnitCode, limits })
}
