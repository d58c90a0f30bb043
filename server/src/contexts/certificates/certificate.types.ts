import type { ListedState } from '@huiyin/contract/certificate-claims'
import type { LocalDay } from '@huiyin/contract/time'

/** 证照: one version of a certificate. */
export interface Certificate {
  readonly regionCode: string
  readonly id: string
  /** 电子证照标识. */
  readonly number: string
  readonly version: number
  /** The application it came of. */
  readonly matterId: string
  readonly resultId: string
  readonly name: string
  readonly itemName: string
  readonly unitCode: string
  /** The name of the issuing unit on the day of issue. */
  readonly issuerName: string
  readonly holderMasked: string
  readonly citizenId: string | null
  /** 许可内容和附加条件. */
  readonly conditions: string | null
  readonly validFrom: LocalDay
  /** The last day in force. */
  readonly validUntil: LocalDay | null
  readonly issuedAt: Date
  readonly list: number
  readonly listIndex: number
  readonly state: ListedState
  readonly stateSince: LocalDay | null
  readonly keyId: string
}

/** With what is signed: the whole name of the holder is in it, so it is kept encrypted. */
export interface SignedCertificate extends Certificate {
  readonly sealedCode: string
}
