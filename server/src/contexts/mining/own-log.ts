import type { Queryable } from '../../platform/db/db.ts'
import { type ClosedMatters, selectClosed, selectEntries } from './own-log.store.ts'
import type { LoggedEvent } from './write-log.ts'

const matterPage = 500
const beforeAllIds = '00000000-0000-0000-0000-000000000000'

/**
 * The closed matters of a region as an event log: a case a matter, an event an entry of its
 * history. Only acts, times and numbers are told. People are numbered in the order in which they
 * appear, so that hand-overs can be seen and nobody is named.
 */
export async function* ownCases(q: Queryable, of: ClosedMatters): AsyncGenerator<LoggedEvent[]> {
  const people = new Map<string, string>()
  let after = beforeAllIds
  for (;;) {
    const matters = await selectClosed(q, of, { after, limit: matterPage })
    const last = matters.at(-1)
    if (last === undefined) return
    const ids = matters.map(({ id }) => id)
    const entries = Map.groupBy(
      await selectEntries(q, of.regionCode, ids),
      ({ matterId }) => matterId,
    )
    for (const { id, number } of matters) {
      yield (entries.get(id) ?? []).map(({ act, actor, happenedAt }) => ({
        caseId: number,
        activity: act,
        at: happenedAt,
        resource: nameOf(actor, people),
      }))
    }
    after = last.id
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
