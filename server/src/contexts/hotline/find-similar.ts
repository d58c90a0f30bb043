import type { SimilarQuery, SimilarTickets } from '@huiyin/contract/hotline'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import type { HotlineParts } from './parts.ts'
import { ticket } from './ticket.lifecycle.ts'
import { type Similar, selectAtPlace, selectOfCaller } from './tickets.store.ts'

const dayMs = 86_400_000

/**
 * What may be the same, while the agent types: earlier tickets of the person, and open ones of the
 * class at the place. A person is found by the whole number only.
 */
export async function findSimilar(
  { db, world, people }: HotlineParts,
  { regionCode }: StaffActor,
  { phone, category, areaCode, days }: SimilarQuery,
): Promise<SimilarTickets> {
  const since = new Date(world.now().getTime() - days * dayMs)
  const citizenIds = phone === undefined ? [] : await people.findByPhone(db, regionCode, phone)
  const ofCaller =
    citizenIds.length === 0 ? [] : await selectOfCaller(db, { regionCode, citizenIds, since })
  const atPlace =
    category === undefined || areaCode === undefined
      ? []
      : await selectAtPlace(db, { regionCode, category, areaCode, since })
  const known = new Set(ofCaller.map(({ matterId }) => matterId))
  return {
    rows: [
      ...ofCaller.map((one) => shown(one, 'caller')),
      ...atPlace.filter(({ matterId }) => !known.has(matterId)).map((one) => shown(one, 'place')),
    ],
  }
}

function shown(
  { number, title, state, type, openedAt, closedAt }: Similar,
  because: 'caller' | 'place',
) {
  return {
    number,
    title,
    state,
    stateLabel: ticket.states[state]?.label.zh ?? state,
    type,
    because,
    openedAt: formatInstant(openedAt),
    closedAt: closedAt && formatInstant(closedAt),
  }
}
