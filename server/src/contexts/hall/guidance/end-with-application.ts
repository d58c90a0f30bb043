import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { HallParts } from '../parts.ts'
import { selectGuiding } from './guidance.store.ts'

/** A guidance ends with the application it is about, however that ended. */
export function endWithApplications({ matters, clock }: HallParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const over = (await matters.lock(tx, ids)).filter(({ closedAt }) => closedAt !== null)
    if (over.length === 0) return
    const numbers = await selectGuiding(
      tx,
      over.map(({ id }) => id),
    )
    await clock.load(tx.regionCode)
    const outcomes = await matters.actIn(
      tx,
      numbers.map((number) => ({
        regionCode: tx.regionCode,
        number,
        act: 'end_with_application',
        version: undefined,
        fields: {},
        acting: { kind: 'system' },
      })),
    )
    for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
  }
}
