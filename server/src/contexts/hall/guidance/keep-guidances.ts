import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findApplications, loadGuidances, saveGuidances } from './guidance.store.ts'
import type { Guidance } from './guidance.types.ts'

/**
 * Guidances with the applications they name: one that is not there is refused, since a guidance
 * tied to it would never end.
 */
export const guidanceStore: KindStore<Guidance> = {
  load: loadGuidances,
  async save(tx, given) {
    const numbers = given.flatMap(({ row }) => row.applicationNumber ?? [])
    const ids =
      numbers.length === 0 ? new Map<string, string>() : await findApplications(tx, numbers)
    const unknown = numbers.find((number) => !ids.has(number))
    if (unknown !== undefined) throw new Refusal('hall/matter-unknown', { matterNumber: unknown })
    await saveGuidances(
      tx,
      given.map(({ matterId, row }) => ({
        matterId,
        row,
        applicationId: ids.get(row.applicationNumber ?? '') ?? null,
      })),
    )
  },
}
