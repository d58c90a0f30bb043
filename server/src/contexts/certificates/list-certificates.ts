import type { CertificatesOfMatter, DeskCertificate, Register } from '@huiyin/contract/certificates'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { getVisibleMatter, isVisible } from '../../kernel/matter/index.ts'
import { findArchive } from './archive/archive.store.ts'
import type { Certificate } from './certificate.types.ts'
import { certificatesOfMatters, selectRegister } from './certificates.store.ts'
import type { PrintParts } from './print-certificate.ts'
import { publicView } from './show-certificate.ts'

/** Certificates on one page of the register. */
const pageSize = 50

/** The certificates and the file of an application, for whoever may see it. */
export async function showCertificatesOf(
  parts: PrintParts,
  actor: StaffActor,
  number: string,
): Promise<CertificatesOfMatter> {
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  const { regionCode } = matter
  const rows = await certificatesOfMatters(parts.db, regionCode, [matter.id])
  const archive = await findArchive(parts.db, regionCode, matter.id)
  return {
    certificates: rows.map((row) => deskView(parts, row, matter.number)),
    archive:
      archive === undefined
        ? null
        : {
            number: archive.number,
            keepYears: archive.keepYears,
            archivedAt: formatInstant(archive.archivedAt),
            documents: [...archive.documents],
          },
  }
}

/** The register of a region, the newest first; what somebody may not see is left out. */
export async function listRegister(
  parts: PrintParts,
  actor: StaffActor,
  asked: {
    readonly search?: string
    readonly state?: Certificate['state']
    readonly before?: string
  },
): Promise<Register> {
  const { regionCode } = actor
  const rows = await selectRegister(parts.db, regionCode, {
    search: (asked.search ?? '').trim(),
    state: asked.state ?? null,
    before: asked.before ?? null,
    limit: pageSize,
  })
  const shown: DeskCertificate[] = []
  for (const row of rows) {
    const matter = await parts.matters.findById(regionCode, row.matterId)
    if (matter === undefined || !(await isVisible(parts.work, actor, matter))) continue
    shown.push(deskView(parts, row, matter.number))
  }
  return { rows: shown, next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null }
}

function deskView({ world }: PrintParts, row: Certificate, matterNumber: string): DeskCertificate {
  return { ...publicView(row, world.now()), matterNumber, unitCode: row.unitCode, kept: row.state }
}
