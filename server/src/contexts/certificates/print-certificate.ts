import { toBase32 } from '@huiyin/contract/binary-text'
import { readClaims } from '@huiyin/contract/certificate-claims'
import { decodeEnvelope } from '@huiyin/contract/certificate-envelope'
import type { Actor, StaffActor } from '../../kernel/access/index.ts'
import { isVisible, type Matter, type WorkListParts } from '../../kernel/matter/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Certificate } from './certificate.types.ts'
import { findSealedCode } from './certificates.store.ts'
import { codeContext } from './issue-certificates.ts'
import type { CertificateParts } from './parts.ts'
import { getCertificate } from './show-certificate.ts'

/** A certificate with what its paper shows beside the row: the whole name, and the signed code. */
export interface Paper {
  readonly certificate: Certificate
  readonly holderName: string
  readonly holderCodeEnd: string | null
  /** What the QR code says. */
  readonly code: string
}

export type PrintParts = CertificateParts & { readonly work: WorkListParts }

/**
 * The paper of a certificate, for staff who may see its matter. The whole name is on it, so the look
 * is recorded and shown to the person.
 *
 * @throws Refusal `certificates/unknown`, also for whoever may not see the matter
 */
export async function printCertificate(
  parts: PrintParts,
  actor: Actor,
  number: string,
): Promise<Paper> {
  if (actor.kind !== 'staff') throw new Refusal('certificates/unknown')
  const { certificate } = await getVisibleCertificate(parts, actor, number)
  const paper = await openPaper(parts, certificate)
  await recordLook(parts, actor, certificate)
  return paper
}

/** @throws Refusal `certificates/unknown`, also for whoever may not see the matter it came of */
export async function getVisibleCertificate(
  parts: PrintParts,
  actor: StaffActor,
  number: string,
): Promise<{ readonly certificate: Certificate; readonly matter: Matter }> {
  const certificate = await getCertificate(parts, number)
  const { regionCode, matterId } = certificate
  const matter = await parts.matters.findById(regionCode, matterId)
  if (matter === undefined || !(await isVisible(parts.work, actor, matter))) {
    throw new Refusal('certificates/unknown')
  }
  return { certificate, matter }
}

/** Opens what was signed; who may see it was decided before. */
export async function openPaper(
  parts: CertificateParts,
  certificate: Certificate,
  q: Queryable = parts.db,
): Promise<Paper> {
  const sealed = await findSealedCode(q, certificate.regionCode, certificate.id)
  const code = openCode(parts, certificate, sealed)
  const claims = readClaims(decodeEnvelope(code)?.payload ?? new Uint8Array())
  if (claims === undefined) throw new Error(`certificate ${certificate.number} has no code`)
  return {
    certificate,
    holderName: claims.holderName,
    holderCodeEnd: claims.holderCodeEnd,
    code: `${parts.publicUrl}/verify/${certificate.number}#${toBase32(code)}`,
  }
}

/** The signed bytes of a certificate. @throws when they were moved to another row, or are not there */
export function openCode(
  { crypto }: Pick<CertificateParts, 'crypto'>,
  certificate: Pick<Certificate, 'regionCode' | 'id'>,
  sealed: string | undefined,
): Buffer {
  return Buffer.from(crypto.decrypt(sealed ?? '', codeContext(certificate)), 'base64url')
}

/** Of a person whose contact data are erased there is nobody left to show the look to. */
async function recordLook(
  { db, people }: CertificateParts,
  actor: StaffActor,
  { regionCode, citizenId, matterId }: Certificate,
): Promise<void> {
  if (citizenId === null) return
  const look = { citizenId, matterId, purpose: 'delivery' } as const
  await db
    .transaction(regionCode, (tx) => people.unmask(tx, actor, look))
    .catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'people/contact-erased') throw error
    })
}
