import type { Queryable } from '../../platform/db/db.ts'
import { type ClosedMatters, selectClosed, selectEntries } from './own-log.store.ts'
import type { LoggedEvent } from './write-log.ts'

const matterPage = 500
const beforeAllIds = '00000000-0000-0000-0000-000000000000'

/** What happened to a matter, as its log tells it. */
export type OwnEvent = Omit<LoggedEvent, 'caseId'> & { readonly matterId: string }

/** Reads what happened to some matters of a region, each in the order of time. */
export type ReadEvents = (
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
) => Promise<readonly OwnEvent[]>

/**
 * The closed matters of a region as an event log: a case a matter, its number the name of the case.
 *
 * @param readEvents - what counts as an event; every entry of the history, if not said
 */
export async function* ownCases(
  q: Queryable,
  of: ClosedMatters,
  readEvents: ReadEvents = entriesAsEvents(),
): AsyncGenerator<LoggedEvent[]> {
  let after = beforeAllIds
  for (;;) {
    const matters = await selectClosed(q, of, { after, limit: matterPage })
    const last = matters.at(-1)
    if (last === undefined) return
    const ids = matters.map(({ id }) => id)
    const events = await readEvents(q, of.regionCode, ids)
    const ofMatter = Map.groupBy(events, ({ matterId }) => matterId)
    for (const { id, number } of matters) {
      yield (ofMatter.get(id) ?? []).map((event) => ({ ...event, caseId: number }))
    }
    after = last.id
  }
}

/**
 * Every entry of a history as an event: its act and time. People are numbered in the order in
 * which they appear, so that hand-overs can be seen and nobody is named.
 */
function entriesAsEvents(): ReadEvents {
  const people = new Map<string, string>()
  return async (q, regionCode, matterIds) => {
    const entries = await selectEntries(q, regionCode, matterIds)
    return entries.map(({ matterId, act, actor, happenedAt }) => ({
      matterId,
      activity: act,
      at: happenedAt,
      resource: nameOf(actor, people),
    }))
  }
}

/** `staff:<id>` becomes `staff 1`; who is no person keeps the name. */
function nameOf(actor: string, people: Map<string, string>): string {
  const [sort = '', id] = actor.split(':')
  if (id === undefined) return sort
  const known = people.get(actor)
  if (known !== undefined) return known
  const name = `${sort} ${people.size + 1}`
  people.set(actor, name)
  return name
}
