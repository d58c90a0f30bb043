import { findDueSoon } from './clocks.store.ts'
import { type ActParts, lifecycleOf } from './take-acts.ts'

const clocksMax = 2000
const aheadMs = 10 * 86_400_000

/**
 * Reminds of the clocks of a region that end within ten days or have ended: at each share of the
 * time used and daily when overdue, merged into one digest a person by the notices.
 *
 * @returns how many reminders were new
 */
export async function remind(parts: ActParts, regionCode: string): Promise<number> {
  const now = parts.world.now()
  const until = new Date(now.getTime() + aheadMs)
  const clocks = await findDueSoon(parts.db, regionCode, until, clocksMax)
  if (clocks.length === 0) return 0
  return parts.db.transaction(regionCode, (tx) =>
    parts.notices.remind(
      tx,
      clocks.map(({ kind, ...clock }) => ({
        ...clock,
        label: lifecycleOf(parts, kind).clocks[clock.name]?.zh ?? clock.name,
      })),
    ),
  )
}
