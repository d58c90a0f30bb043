import type {
  ArchiveFile,
  CertificateRecord,
  CertificatesOfMatter,
  DeskCertificate,
  Register,
  RegisterState,
} from '@huiyin/contract/certificates'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { getVisibleMatter, isVisible } from '../../kernel/matter/index.ts'
import { isIdNumber, isMobile } from '../../kernel/people/index.ts'
import { findArchive } from './archive/archive.store.ts'
import type { Certificate } from './certificate.types.ts'
import { certificatesOfMatters, findCertificateById, selectRegister } from './certificates.store.ts'
import { isChangeOpen, loadChanges, selectChangesOf } from './changes/change.store.ts'
import { mayPropose } from './changes/propose-change.ts'
import { getVisibleCertificate, type PrintParts } from './print-certificate.ts'
import { publicView } from './show-certificate.ts'

/** Certificates on one page of the register. */
const pageSize = 50

/** The certificates and the file of an application, or what a change is about. */
export async function showCertificatesOf(
  parts: PrintParts,
  actor: StaffActor,
  number: string,
): Promise<CertificatesOfMatter> {
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  const { regionCode, id } = matter
  if (matter.kind === 'certificate_change') {
    const changed = await certificateOfChange(parts, regionCode, id)
    return { certificates: changed === undefined ? [] : [changed], archive: null }
  }
  const rows = await certificatesOfMatters(parts.db, regionCode, [id])
  const certificates = rows.map((row) => deskView(parts, row, matter.number))
  return { certificates, archive: await showArchive(parts, regionCode, id) }
}

async function certificateOfChange(
  parts: PrintParts,
  regionCode: string,
  changeId: string,
): Promise<DeskCertificate | undefined> {
  const change = (await loadChanges(parts.db, regionCode, [changeId])).get(changeId)
  const row = change && (await findCertificateById(parts.db, regionCode, change.certificateId))
  if (!row) return undefined
  const application = await parts.matters.findById(regionCode, row.matterId)
  return deskView(parts, row, application?.number ?? '')
}

/**
 * One certificate with its versions, its changes and the file of its application, for whoever may
 * see the application.
 *
 * @throws Refusal `certificates/unknown`, also for whoever may not see the application
 */
export async function showRecord(
  parts: PrintParts,
  actor: StaffActor,
  number: string,
): Promise<CertificateRecord> {
  const { certificate, matter } = await getVisibleCertificate(parts, actor, number)
  const { regionCode, matterId, resultId } = certificate
  const versions = (await certificatesOfMatters(parts.db, regionCode, [matterId])).filter(
    (one) => one.resultId === resultId,
  )
  const ids = versions.map(({ id }) => id)
  const changes = await selectChangesOf(parts.db, regionCode, ids)
  const isFree =
    certificate.state === 'valid' && !(await isChangeOpen(parts.db, regionCode, certificate.id))
  return {
    certificate: deskView(parts, certificate, matter.number),
    conditions: certificate.conditions,
    versions: versions.map((row) => deskView(parts, row, matter.number)),
    changes: changes.map(({ certificateId, proposedAt, appliedAt, ...line }) => ({
      ...line,
      version: versions.find(({ id }) => id === certificateId)?.version ?? 1,
      proposedAt: formatInstant(proposedAt),
      appliedAt: appliedAt && formatInstant(appliedAt),
    })),
    archive: await showArchive(parts, regionCode, matterId),
    verifyUrl: `${parts.publicUrl}/verify/${certificate.number}`,
    mayPropose: isFree && (await mayPropose(parts, actor, certificate)),
  }
}

async function showArchive(
  { db }: PrintParts,
  regionCode: string,
  matterId: string,
): Promise<ArchiveFile | null> {
  const archive = await findArchive(db, regionCode, matterId)
  if (archive === undefined) return null
  const { number, keepYears, archivedAt, documents } = archive
  return { number, keepYears, archivedAt: formatInstant(archivedAt), documents: [...documents] }
}

/** How the register is asked. */
interface RegisterAsked {
  readonly search?: string
  readonly state?: RegisterState
  readonly before?: string
}

/**
 * The register of a region, the newest first; what somebody may not see is left out. What was found
 * by the person who holds it is a look at that person, and is recorded.
 */
export async function listRegister(
  parts: PrintParts,
  actor: StaffActor,
  asked: RegisterAsked,
): Promise<Register> {
  const { regionCode } = actor
  const search = (asked.search ?? '').trim()
  const holderIds = await findHolders(parts, regionCode, search)
  const rows = await selectRegister(parts.db, regionCode, {
    search,
    holderIds,
    state: asked.state ?? null,
    today: localDayOf(parts.world.now()),
    before: asked.before ?? null,
    limit: pageSize,
  })
  const shown: { readonly row: Certificate; readonly number: string }[] = []
  for (const row of rows) {
    const matter = await parts.matters.findById(regionCode, row.matterId)
    if (matter === undefined || !(await isVisible(parts.work, actor, matter))) continue
    shown.push({ row, number: matter.number })
  }
  await noteLooks(parts, actor, {
    holderIds,
    rows: shown.map(({ row }) => row),
  })
  return {
    rows: shown.map(({ row, number }) => deskView(parts, row, number)),
    next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** Whom a search names: by telephone or identity number, or by the whole name. */
async function findHolders(
  { db, people }: PrintParts,
  regionCode: string,
  search: string,
): Promise<readonly string[]> {
  if (search === '') return []
  if (isMobile(search)) return people.findByPhone(db, regionCode, search)
  if (isIdNumber(search)) return people.findByIdNumber(db, regionCode, search)
  return people.findByName(db, regionCode, search)
}

async function noteLooks(
  { db, people }: PrintParts,
  actor: StaffActor,
  found: { readonly holderIds: readonly string[]; readonly rows: readonly Certificate[] },
): Promise<void> {
  const looks = found.rows.flatMap(({ citizenId, matterId }) =>
    citizenId !== null && found.holderIds.includes(citizenId) ? [{ citizenId, matterId }] : [],
  )
  if (looks.length === 0) return
  await db.transaction(actor.regionCode, (tx) =>
    people.noteLooks(tx, actor, { looks, purpose: 'clarification' }),
  )
}

function deskView({ world }: PrintParts, row: Certificate, matterNumber: string): DeskCertificate {
  return { ...publicView(row, world.now()), matterNumber, unitCode: row.unitCode, kept: row.state }
}
