import type { Tx } from '../../platform/db/db.ts'
import type { Statement } from '../../platform/db/sql.ts'

/** The histories that are chained: one per matter, bulletin or cluster, one per region and day for reviews. */
export type StreamKind = 'matter' | 'review-day' | 'organisation' | 'bulletin' | 'cluster'

/** The hash of a chain is named in every entry, so that a region may move to the national suite. */
export type HashAlgorithm = 'sha256' | 'sm3'

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
  /** The day of the city whose root includes the entry, `YYYY-MM-DD`. */
  readonly day: string
  /** Entered later after it happened than the region's limit. */
  readonly late: boolean
  /** Hex digest over the canonical form, which includes the previous one. */
  readonly hash: string
}

/** The root of a closed day: whoever keeps a copy can tell later that nothing was changed. */
export interface DayRoot {
  readonly regionCode: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly entries: number
  readonly hashAlgorithm: HashAlgorithm
  /** Merkle root over the hashes of the day's entries, hex. */
  readonly root: string
  readonly closedAt: Date
}

/**
 * Runs in a transaction of the entries' region together with the mark that they were delivered.
 * They come in their order, as many as were waiting; of one matter never two at once.
 */
export type EntriesHandler = (tx: Tx, entries: readonly AppendedEntry[]) => Promise<void>

/** Whether a subscription wants entries of a region at all; asked whenever one is appended. */
export type IsWanted = (regionCode: string) => Promise<boolean>

/** A text that is still there, with the salt beside it and the place of its commitment. */
export interface CommittedText {
  /** Unique and ordered within the region: the keyset of the source. */
  readonly key: string
  readonly streamKind: string
  readonly streamId: string
  /** The entry that committed to it; `null` when any entry of the stream may have. */
  readonly seq: number | null
  /** The name under which the entry commits. */
  readonly name: string
  readonly text: string
  readonly salt: Buffer
}

/** How `verify` reads the committed texts of one table; erased texts are simply not among them. */
export interface CommitmentSource {
  /** `schema.table`, named in a finding. */
  readonly table: string
  /** The next texts of a region in the order of `key`, after the given one, at most `limit`. */
  readonly texts: (page: {
    readonly regionCode: string
    readonly after: string
    readonly limit: number
  }) => Statement<CommittedText>
}
