import { loadClocks } from '../../src/kernel/matter/clocks.store.ts'
import { type CalendarAt, replayMatter } from '../../src/kernel/matter/replay.rules.ts'
import type { TestDatabase } from './database.ts'
import { county, type Town } from './town.ts'

/** What the ledger says of a matter of the county, and what its rows say. */
export async function accountsOf(
  town: Town,
  db: TestDatabase,
  asked: { readonly number: string; readonly calendarAt: CalendarAt },
) {
  const { house } = town.app
  const matter = await house.matters.find(county, asked.number)
  if (matter === undefined) throw new Error(asked.number)
  const stream = { regionCode: county, streamKind: 'matter', streamId: matter.id } as const
  const entries = await house.ledger.timeline(db, stream)
  const clocks = (await loadClocks(db, county, [matter.id])).get(matter.id) ?? []
  const inOrder = <Clock extends { name: string; run: number }>(all: readonly Clock[]) =>
    all.toSorted((a, b) => `${a.name} ${a.run}`.localeCompare(`${b.name} ${b.run}`))
  const replayed = replayMatter(entries, asked.calendarAt)
  const { state, version, holderUnitCode, holderStaffId, openedAt, nextDueAt, nextClock } = matter
  return {
    replayed: { ...replayed, clocks: inOrder(replayed.clocks) },
    stored: {
      state,
      version,
      holderUnitCode,
      holderStaffId,
      clocks: inOrder(clocks),
      openedAt,
      nextDueAt,
      nextClock,
    },
  }
}
