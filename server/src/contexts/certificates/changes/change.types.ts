import type { CertificateChangeKind } from '@huiyin/contract/certificates'
import type { LocalDay } from '@huiyin/contract/time'

/** 证照变动: the row of a proposal to change, revoke, withdraw or cancel a certificate. */
export interface CertificateChange {
  readonly certificateId: string
  readonly certificateNumber: string
  readonly certificateName: string
  readonly kind: CertificateChangeKind
  /** 依据: law and article. */
  readonly ground: string
  /** 陈述申辩、听证: how the holder was heard. */
  readonly heard: string | null
  readonly effectiveOn: LocalDay
  /** Of a change: the last day of the new version, and what it is subject to. */
  readonly validUntil: LocalDay | null
  readonly conditions: string | null
  /** Who proposed it never confirms it. */
  readonly handledBy: readonly string[]
  readonly outcome: 'confirmed' | 'returned' | null
  readonly appliedAt: Date | null
}
