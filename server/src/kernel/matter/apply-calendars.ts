import type { Tx } from '../../platform/db/db.ts'
import { type PendingCalendar, recomputeOpen } from '../clock/index.ts'
import { nextDue } from './clocks.rules.ts'
import { findOpenNumbers, loadClocks, saveClocks } from './clocks.store.ts'
import type { Matter, MatterClock } from './lifecycle.ts'
import { lockMatters, updateMatters } from './matter.store.ts'
import type { ActParts } from './take-acts.ts'

const pageSize = 200

/**
 * Reckons the open clocks of a region with the calendars that came into force since the last time,
 * each matter with a ledger entry that says from when to when its dates moved. One transaction a
 * calendar: either all clocks know it or none.
 *
 * @returns how many clocks moved
 */
export async function applyCalendars(parts: ActParts, regionCode: string): Promise<number> {
  let moved = 0
  for (const pending of await parts.clock.pendingCalendars(regionCode)) {
    moved += await parts.db.transaction(regionCode, async (tx) => {
      const count = await applyOne(tx, parts, pending)
      await parts.clock.markApplied(tx, pending)
      return count
    })
  }
  return moved
}

async function applyOne(tx: Tx, parts: ActParts, pending: PendingCalendar): Promise<number> {
  let moved = 0
  let after = ''
  for (;;) {
    const numbers = await findOpenNumbers(tx, tx.regionCode, after, pageSize)
    const matters = await lockMatters(tx, numbers)
    moved += await applyToMatters(tx, parts, pending, matters)
    after = numbers.at(-1) ?? ''
    if (numbers.length < pageSize) return moved
  }
}

async function applyToMatters(
  tx: Tx,
  parts: ActParts,
  pending: PendingCalendar,
  matters: readonly Matter[],
): Promise<number> {
  const now = parts.world.now()
  const clocks = await loadClocks(
    tx,
    tx.regionCode,
    matters.map(({ id }) => id),
  )
  const changed = matters.flatMap((matter) => {
    const all = clocks.get(matter.id) ?? []
    const ours = all.filter((clock) => clock.calendarUnitCode === (pending.unitCode ?? null))
    const recomputed = recomputeOpen(ours, pending.before, pending.after, now)
    if (recomputed.length === 0) return []
    const next = new Map(
      recomputed.map(({ history, after, event }): [MatterClock, MatterClock] => [
        history,
        {
          ...history,
          events: [...history.events, event],
          dueAt: after.dueAt,
          provisional: after.provisional,
        },
      ]),
    )
    return [{ matter, recomputed, all: all.map((clock) => next.get(clock) ?? clock), next }]
  })
  if (changed.length === 0) return 0
  await saveClocks(
    tx,
    changed.flatMap(({ matter, next }) =>
      [...next.values()].map((clock) => ({ matterId: matter.id, clock })),
    ),
  )
  await updateMatters(
    tx,
    changed.map(({ matter, all }) => {
      const due = nextDue(all)
      const version = matter.version + 1
      return { ...matter, version, nextDueAt: due?.dueAt ?? null, nextClock: due?.name ?? null }
    }),
  )
  await parts.ledger.append(
    tx,
    changed.map(({ matter, recomputed }) => ({
      streamKind: 'matter' as const,
      streamId: matter.id,
      happenedAt: now,
      act: `${matter.kind}.recompute`,
      actor: 'system',
      body: {
        version: matter.version + 1,
        clocks: recomputed.map(({ history, before, after, event }) => ({
          name: history.name,
          run: history.run,
          from: before.dueAt.toISOString(),
          to: after.dueAt.toISOString(),
          event,
        })),
      },
    })),
  )
  return changed.reduce((sum, { recomputed }) => sum + recomputed.length, 0)
}
