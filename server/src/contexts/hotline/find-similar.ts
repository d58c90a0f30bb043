import type { SimilarQuery, SimilarTickets } from '@huiyin/contract/hotline'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { searchWordsOf } from '../../kernel/matter/index.ts'
import { leastIdAt } from '../../platform/world.ts'
import type { HotlineParts } from './parts.ts'
import { ticket } from './ticket.lifecycle.ts'
import { type Similar, selectAlike, selectAtPlace, selectOfCaller } from './tickets.store.ts'

const dayMs = 86_400_000
/** Fewer words than these are alike by chance. */
const wordsMin = 3

/**
 * What may be the same, while the agent types: earlier tickets of the person, open ones of the class
 * at the place, and open ones that share half of the words or more. A person is found by the whole number only.
 */
export async function findSimilar(
  { db, world, people }: HotlineParts,
  { regionCode }: StaffActor,
  { phone, category, areaCode, q, days }: SimilarQuery,
): Promise<SimilarTickets> {
  const since = new Date(world.now().getTime() - days * dayMs)
  const citizenIds = phone === undefined ? [] : await people.findByPhone(db, regionCode, phone)
  const ofCaller =
    citizenIds.length === 0 ? [] : await selectOfCaller(db, { regionCode, citizenIds, since })
  const atPlace =
    category === undefined || areaCode === undefined
      ? []
      : await selectAtPlace(db, {
          regionCode,
          category,
          areaCode,
          since,
          leastId: leastIdAt(since),
        })
  const words = q === undefined ? [] : searchWordsOf(q)
  const shared = Math.ceil(words.length / 2)
  const alike =
    words.length < wordsMin ? [] : await selectAlike(db, { regionCode, words, shared, since })
  const found = [
    ...ofCaller.map((one) => [one, 'caller'] as const),
    ...atPlace.map((one) => [one, 'place'] as const),
    ...alike.map((one) => [one, 'words'] as const),
  ]
  const first = new Map(found.toReversed().map((pair) => [pair[0].matterId, pair]))
  return { rows: found.filter((pair) => first.get(pair[0].matterId) === pair).map(shown) }
}

function shown([{ number, title, state, type, openedAt, closedAt }, because]: readonly [
  Similar,
  'caller' | 'place' | 'words',
]) {
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
