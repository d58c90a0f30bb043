/** A row of running numbers that begins at 1 in every period. */
export interface NumberSeries {
  readonly regionCode: string
  /** What is numbered, in lower case: `letter:assignment`, `matter:zg`. */
  readonly series: string
  /** The year or day in which it runs: `2026`, `261121`. */
  readonly period: string
}

/** A part of a series that belongs to one server: from `next` up to, not including, `end`. */
export interface NumberBlock {
  readonly next: number
  readonly end: number
}
