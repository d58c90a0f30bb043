import { hash } from 'node:crypto'
import type { ArchivedDocument } from '@huiyin/contract/certificates'
import { localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import { titleOf } from '../../../kernel/letters/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { certificateRules } from '../certificates.rules.ts'
import { certificatesOfMatters, findSealedCode } from '../certificates.store.ts'
import type { CertificateParts } from '../parts.ts'
import { openCode } from '../print-certificate.ts'
import { insertArchive } from './archive.store.ts'

/**
 * Closes the file of an application that was delivered: a number, how long it is kept, and each
 * letter, material and certificate with its hash, so that what is taken out later can be compared.
 */
export function archiveDelivered(parts: CertificateParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const now = parts.world.now()
    const { archiveYears } = parts.rulebook.inForce(
      tx.regionCode,
      certificateRules,
      localDayOf(now),
    ).value
    for (const matter of await parts.matters.lock(tx, ids)) {
      if (matter.closedAt === null) continue
      await insertArchive(tx, {
        matterId: matter.id,
        number: matter.number.replace('BJ', 'DA'),
        keepYears: archiveYears,
        documents: await documentsOf(tx, parts, matter.id),
        archivedAt: now,
      })
    }
  }
}

async function documentsOf(
  tx: Tx,
  parts: CertificateParts,
  matterId: string,
): Promise<readonly ArchivedDocument[]> {
  const { regionCode } = tx
  const letters = await parts.letters.ofMatter(tx, regionCode, matterId)
  const files = await parts.evidence.ofMatters(tx, regionCode, [matterId])
  const certificates = await certificatesOfMatters(tx, regionCode, [matterId])
  const codes = new Map<string, Buffer>()
  for (const certificate of certificates) {
    const sealed = await findSealedCode(tx, regionCode, certificate.id)
    codes.set(certificate.id, openCode(parts, certificate, sealed))
  }
  return [
    ...letters.map((letter) => ({
      kind: 'letter' as const,
      name: `${letter.number} ${titleOf(letter)}`,
      sha256: letter.factsHash,
    })),
    ...files.map(({ name, sha256 }) => ({ kind: 'material' as const, name, sha256 })),
    ...certificates.map(({ id, number, name }) => ({
      kind: 'certificate' as const,
      name: `${number} ${name}`,
      sha256: hash('sha256', codes.get(id) ?? '', 'hex'),
    })),
  ]
}
