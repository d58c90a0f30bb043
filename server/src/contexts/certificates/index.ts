import type { CertificateClaims } from '@huiyin/contract/certificate-claims'
import { archiveDelivered } from './archive/archive-delivered.ts'
import type { Certificate } from './certificate.types.ts'
import { certificatesOfMatters } from './certificates.store.ts'
import { applyDueChanges, followChanges } from './changes/apply-changes.ts'
import { withdrawFalse } from './changes/withdraw-false.ts'
import { makeIssued } from './issue-certificates.ts'
import type { CertificateParts } from './parts.ts'
import { renewOldLists } from './status-lists.ts'

export type { Certificate } from './certificate.types.ts'
export { certificatePages } from './certificates.pages.ts'
export { certificatesPolicy } from './certificates.policy.ts'
export { certificatesRoutes } from './certificates.routes.ts'
export { certificateRules } from './certificates.rules.ts'
export { certificateChange } from './changes/change.lifecycle.ts'
export { proposeChange } from './changes/propose-change.ts'
export { certificateDeskRoutes } from './desk.routes.ts'
export { certificatesHeld, type Holder, openOwnPaper } from './own-papers.ts'
export { type KeyReplacement, replaceKey } from './replace-key.ts'
export { sendPaper } from './send-paper.ts'
export type { CertificateClaims }

/** Acts on an application after which its certificates are made. */
const issuingActs = ['application.issue', 'application.issue_electronically'] as const

/** 证照: signed, verified without us, changed and revoked by two people. */
export interface Certificates {
  readonly parts: CertificateParts
  /** The certificates that came of some matters, for whoever may see the matters. */
  certificatesOf(regionCode: string, matterIds: readonly string[]): Promise<readonly Certificate[]>
  /** Carries out confirmed changes whose day has come; run hourly. */
  applyDueChanges(regionCode: string): Promise<number>
  /** Renews status lists before they are old; run hourly. */
  renewOldLists(regionCode: string): Promise<number>
}

/** Opens the module; what is issued is made as the ledger tells of it. */
export function openCertificates(parts: CertificateParts): Certificates {
  for (const act of issuingActs) {
    const name = `certificates.make-${act.slice(act.indexOf('.') + 1).replaceAll('_', '-')}`
    parts.ledger.subscribe(act, name, makeIssued(parts))
  }
  for (const act of ['open', 'confirm', 'send_back']) {
    const name = `certificates.follow-${act.replaceAll('_', '-')}`
    parts.ledger.subscribe(`certificate_change.${act}`, name, followChanges(parts))
  }
  parts.ledger.subscribe(
    'promise_check.find_false',
    'certificates.withdraw-false',
    withdrawFalse(parts),
  )
  for (const act of ['deliver', 'deliver_electronically']) {
    const name = `certificates.archive-after-${act.replaceAll('_', '-')}`
    parts.ledger.subscribe(`application.${act}`, name, archiveDelivered(parts))
  }
  return {
    parts,
    certificatesOf: (regionCode, matterIds) =>
      certificatesOfMatters(parts.db, regionCode, matterIds),
    applyDueChanges: (regionCode) => applyDueChanges(parts, regionCode),
    renewOldLists: (regionCode) => renewOldLists(parts, regionCode),
  }
}
