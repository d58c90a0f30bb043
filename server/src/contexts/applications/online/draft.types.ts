import type { WantedDelivery } from '../application.types.ts'

/** What stands in for a file: 告知承诺, or handed in later where the item lets it (容缺). */
export const materialChoices = ['file', 'promise', 'later'] as const
export type MaterialChoice = (typeof materialChoices)[number]

/** The answers so far; who applies stands in `kernel.citizen`. */
export interface DraftContent {
  /** Choice by question (情形). */
  readonly situations: Readonly<Record<string, string>>
  /** Value by input of the decision tables, as typed. */
  readonly form: Readonly<Record<string, string>>
  readonly materials: Readonly<Record<string, MaterialChoice>>
  readonly deliveryWay: WantedDelivery | null
  /** Where the result is sent; empty for the counter. */
  readonly address: string
}

export const emptyContent: DraftContent = {
  situations: {},
  form: {},
  materials: {},
  deliveryWay: null,
  address: '',
}

/** One item, or all items of a theme in one form. */
export interface DraftSubject {
  readonly itemCode: string | null
  readonly themeCode: string | null
}

/** 申请草稿, opened for who fills it in. */
export interface Draft extends DraftSubject {
  readonly id: string
  readonly actingId: string
  readonly applicantId: string
  /** Under which an agent fills it in; `null` for who applies themselves. */
  readonly mandateId: string | null
  readonly content: DraftContent
  readonly savedAt: Date
  readonly eraseAfter: Date
  /** Once handed in. */
  readonly number: string | null
}

/** A file of a draft as its page names it. */
export interface DraftFile {
  readonly id: string
  readonly materialId: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly name: string
  /** The evidence it was before; the person agreed to this use when it was added. */
  readonly reusedFrom: string | null
  readonly addedAt: Date
}
