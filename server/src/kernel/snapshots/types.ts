import type { Dimension, FrozenNumber } from '@huiyin/contract/figures'
import type { MetricId } from '@huiyin/contract/metrics'
import type { LocalDay } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'

/** Days of the city, both included. */
export interface FrozenPeriod {
  readonly from: LocalDay
  readonly to: LocalDay
}

/** The figures of one group, before they have a name. */
export interface CountedGroup {
  readonly dimension: Dimension
  readonly key: string
  readonly figures: Readonly<Record<string, FrozenNumber>>
}

/** One kind of row that figures are counted from: the columns of its CSV file. */
export interface InputFile {
  readonly name: string
  readonly columns: readonly string[]
}

/** A frozen row, by column. */
export type InputRow = Readonly<Record<string, string>>

/** What is read when a period is frozen. */
export interface InputQuery {
  readonly file: string
  /** The region and all below it. */
  readonly regionCodes: readonly string[]
  readonly period: FrozenPeriod
  /** Stands for an id in a way nobody without the key can turn back. */
  readonly pseudonym: (regionCode: string, id: string) => string
}

/**
 * A context whose figures are frozen. The kernel reads its rows, keeps them, and counts from what
 * it kept: so that the same bytes always give the same figures.
 */
export interface FigureSource {
  /** Every figure it publishes. */
  readonly figures: readonly MetricId[]
  readonly files: readonly InputFile[]
  /** Names the way of counting; changes when the code that counts does. */
  readonly codeVersion: string
  /** Rows without anything personal, in the order of the columns. */
  rows(view: Queryable, query: InputQuery): AsyncIterable<readonly string[]>
  /** Pure: figures of all groups from the rows of all files. */
  count(rowsOf: (file: string) => Iterable<InputRow>): readonly CountedGroup[]
  /** What a key is called now. */
  nameOf(dimension: Dimension, key: string, regionCodes: readonly string[]): Promise<string>
  /** The same figures as they would be published today, from the running totals. */
  live(regionCode: string, period: FrozenPeriod): Promise<readonly CountedGroup[]>
}

/** A frozen period without its rows and figures. */
export interface Snapshot {
  readonly regionCode: string
  readonly id: string
  readonly periodFrom: LocalDay
  readonly periodTo: LocalDay
  readonly edition: number
  readonly definitions: string
  readonly codeVersion: string
  readonly keyVersion: number
  readonly rowCount: number
  readonly definitionsHash: string
  readonly inputsHash: string
  readonly resultHash: string
  readonly frozenBy: string
  readonly frozenAt: Date
  readonly replacesId: string | null
  readonly reason: string | null
}

export interface StoredErratum {
  readonly id: string
  readonly snapshotId: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decision: 'approved' | 'refused' | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly replacedById: string | null
}
