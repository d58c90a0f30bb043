import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { loadApplications } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { insertHandedIn } from './filings.store.ts'

/** Acts that bring a material after the application was handed in, online or at the window. */
export const bringingActs = [
  'correct_on_spot',
  'supplement',
  'supplement_at_window',
  'bring_owed',
  'bring_owed_at_window',
] as const

/**
 * Keeps which file was brought as which material, so that the applicant may use it again: as what
 * was handed in at first. Files of several materials at once are not told apart and are not kept.
 */
export function rememberBrought(
  parts: Pick<ApplicationParts, 'matters'>,
): (tx: Tx, entries: readonly AppendedEntry[]) => Promise<void> {
  return async (tx, entries) => {
    const brought = entries.flatMap(({ streamId, happenedAt, body }) => {
      const files = Array.isArray(body.evidence) ? body.evidence.map(String) : []
      return typeof body.brought === 'string' && files.length > 0
        ? [{ matterId: streamId, material: body.brought, files, happenedAt }]
        : []
    })
    if (brought.length === 0) return
    const ids = brought.map(({ matterId }) => matterId)
    const rows = await loadApplications(tx, tx.regionCode, ids)
    const matters = new Map((await parts.matters.lock(tx, ids)).map((one) => [one.id, one]))
    const handedIn = brought.flatMap(({ matterId, material, files, happenedAt }) => {
      const citizenId = matters.get(matterId)?.reportedBy
      const asked = rows.get(matterId)?.plan.materials.find(({ id }) => id === material)
      if (!citizenId || asked === undefined) return []
      return files.map((evidenceId) => ({
        evidenceId,
        matterId,
        materialId: material,
        materialName: asked.name,
        citizenId,
        handedInAt: happenedAt,
        reused: null,
      }))
    })
    await insertHandedIn(tx, handedIn)
  }
}
