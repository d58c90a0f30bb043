import { localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { loadPromiseChecks } from '../../applications/index.ts'
import { certificatesOfMatters } from '../certificates.store.ts'
import type { CertificateParts } from '../parts.ts'
import { isChangeOpen } from './change.store.ts'
import { beginChange } from './propose-change.ts'

/**
 * A promise was found false and the licence shall be withdrawn: every certificate in force that came
 * of the application is proposed for it, in the name of who found it, so that somebody else decides.
 */
export function withdrawFalse(parts: CertificateParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const finders = new Map(entries.map(({ streamId, actor }) => [streamId, staffIdOf(actor)]))
    await parts.clock.load(tx.regionCode)
    for (const [id, check] of await loadPromiseChecks(tx, tx.regionCode, [...finders.keys()])) {
      const finder = finders.get(id)
      if (check.consequence !== 'withdraw' || finder === undefined) continue
      const rows = await certificatesOfMatters(tx, tx.regionCode, [check.applicationId])
      for (const certificate of rows.filter(({ state }) => state === 'valid')) {
        if (await isChangeOpen(tx, tx.regionCode, certificate.id)) continue
        await beginChange(tx, parts, {
          certificate,
          proposedBy: finder,
          row: {
            certificateId: certificate.id,
            certificateNumber: certificate.number,
            certificateName: certificate.name,
            kind: 'withdraw',
            ground: check.ground ?? '行政许可法第六十九条第二款',
            heard: check.heard,
            effectiveOn: localDayOf(parts.world.now()),
            validUntil: null,
            conditions: null,
            handledBy: [finder],
            outcome: null,
            appliedAt: null,
          },
        })
      }
    }
  }
}

/** Only people find a promise false; the ledger names them `staff:<id>`. */
function staffIdOf(actor: string): string | undefined {
  return actor.startsWith('staff:') ? actor.slice('staff:'.length) : undefined
}
