import { Refusal } from '../../platform/http/refusal.ts'
import { findBreaches } from './clocks.store.ts'
import type { Lane } from './lane.ts'
import type { Matter } from './lifecycle.ts'
import type { ActParts, ActRequest } from './take-acts.ts'

const batchSize = 200

/**
 * Turns dates that have passed into events: the longest overdue first, through the same lane as
 * every act, so that a person's act that came first wins.
 */
export async function scanBreaches(
  parts: ActParts,
  lane: Lane<ActRequest, Matter>,
  regionCode: string,
): Promise<number> {
  await parts.clock.load(regionCode)
  let said = 0
  for (;;) {
    const breaches = await findBreaches(parts.db, regionCode, parts.world.now(), batchSize)
    const acts = await Promise.allSettled(
      breaches.map(({ number, name }) =>
        lane.submit({
          regionCode,
          number,
          act: 'breach',
          version: undefined,
          fields: { clock: name },
          acting: { kind: 'system' },
        }),
      ),
    )
    for (const act of acts) {
      // A person acted between the scan and its turn: the date is no longer missed, or said.
      if (act.status === 'rejected' && !(act.reason instanceof Refusal)) throw act.reason
    }
    const done = acts.filter((act) => act.status === 'fulfilled').length
    said += done
    if (breaches.length < batchSize || done === 0) return said
  }
}
