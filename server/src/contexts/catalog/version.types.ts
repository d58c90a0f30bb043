import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { VersionState } from '@huiyin/contract/catalog-item.words'

/** A version of an item without its document. */
export interface Version {
  readonly id: string
  readonly code: string
  readonly number: number
  readonly state: VersionState
  readonly name: string
  readonly unitCode: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly contentHash: string
  readonly ground: string
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
}

export interface VersionWithContent extends Version {
  readonly content: ItemContent
}

/** What a decision leaves of a version: its state, who decided, and why. */
export type DecidedVersion = Pick<
  Version,
  'id' | 'state' | 'reviewedBy' | 'reviewedAt' | 'decidedBy' | 'decidedAt' | 'reason' | 'validTo'
>
