import type { Touch } from '@huiyin/contract/editions'
import { formatInstant } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
import { type CalendarEdition, recomputeOpen } from '../clock/index.ts'
import { loadClocks } from './clocks.store.ts'
import type { ActParts } from './take-acts.ts'
import { selectOpenPage } from './touches.store.ts'

const pageSize = 500
const examplesMax = 10

/**
 * Reckons every open clock of a region with a calendar that is not in force yet, and writes
 * nothing: which dates would move, and whose.
 */
export async function calendarTouches(
  parts: Pick<ActParts, 'clock' | 'world'>,
  q: Queryable,
  regionCode: string,
  editions: readonly CalendarEdition[],
): Promise<Touch[]> {
  const { before, after } = await parts.clock.editions.whatIf(q, regionCode, editions)
  const now = parts.world.now()
  const units = new Set<string>()
  const examples: Touch['examples'] = []
  let moved = 0
  let last = ''
  for (;;) {
    const matters = await selectOpenPage(q, regionCode, last, pageSize)
    const clocks = await loadClocks(
      q,
      regionCode,
      matters.map(({ id }) => id),
    )
    for (const { id, number, unitCode } of matters) {
      const changes = (clocks.get(id) ?? []).flatMap((clock) => {
        const own = clock.calendarUnitCode ?? ''
        const old = before.units.get(own) ?? before.region
        return recomputeOpen([clock], old, after.units.get(own) ?? after.region, now)
      })
      const [first] = changes.filter(
        (one) => one.before.dueAt.getTime() !== one.after.dueAt.getTime(),
      )
      if (first === undefined) continue
      moved += 1
      units.add(unitCode)
      const from = formatInstant(first.before.dueAt)
      const to = formatInstant(first.after.dueAt)
      if (examples.length < examplesMax) examples.push({ number, from, to })
    }
    last = matters.at(-1)?.number ?? ''
    if (matters.length < pageSize) break
  }
  return [
    { what: 'matters_moved', count: moved, examples },
    { what: 'units', count: units.size, examples: [] },
  ]
}
