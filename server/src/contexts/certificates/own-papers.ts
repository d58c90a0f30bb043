import type { Queryable } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Certificate } from './certificate.types.ts'
import { selectHeld } from './certificates.store.ts'
import type { CertificateParts } from './parts.ts'
import { openPaper, type Paper } from './print-certificate.ts'
import { getCertificate } from './show-certificate.ts'

/** People by id of whom somebody has proved to be each. */
export interface Holder {
  readonly regionCode: string
  readonly citizenIds: readonly string[]
}

/** The certificates a person holds or held, the newest first. */
export function certificatesHeld(
  q: Queryable,
  { regionCode, citizenIds }: Holder,
): Promise<readonly Certificate[]> {
  return selectHeld(q, regionCode, citizenIds)
}

/**
 * The paper of a certificate for its holder alone. No look, because nobody else sees it.
 *
 * @throws Refusal `certificates/unknown`, also for a certificate of anybody else
 */
export async function openOwnPaper(
  parts: CertificateParts,
  { regionCode, citizenIds }: Holder,
  number: string,
): Promise<Paper> {
  const certificate = await getCertificate(parts, number)
  const { citizenId } = certificate
  const isOwn = citizenId !== null && citizenIds.includes(citizenId)
  if (!isOwn || certificate.regionCode !== regionCode) throw new Refusal('certificates/unknown')
  return openPaper(parts, certificate)
}
