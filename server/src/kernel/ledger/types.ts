/** The histories that are chained: one per matter, and one per region and day for reviews. */
export type StreamKind = 'matter' | 'review-day' | 'organisation'

/** Codes, ids, numbers and times only; never a word a person wrote. */
export type LedgerBody = Readonly<Record<string, unknown>>

export interface NewEntry {
  readonly streamKind: StreamKind
  /** Matter id, or `YYYY-MM-DD` for a day stream. */
  readonly streamId: string
  /** When it happened; the time of entry is added by the ledger, and a late entry is flagged. */
  readonly happenedAt: Date
  /** `reviews.submitted`, `matter.opened`, `rectification.judge`: also the topic of subscriptions. */
  readonly act: string
  /** `staff:<id>`, `api:<key id>`, `system`, `citizen`. */
  readonly actor: string
  readonly body: LedgerBody
  /** Name of a text to its commitment (hex), see `commit`. */
  readonly commitments?: Readonly<Record<string, string>>
}

export interface AppendedEntry extends NewEntry {
  readonly regionCode: string
  readonly seq: number
  readonly enteredAt: Date
  /** Hex digest over the canonical form, which includes the previous one. */
  readonly hash: string
}
