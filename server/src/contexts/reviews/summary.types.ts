export type GroupBy = 'unit' | 'item' | 'channel'

/** One measure of one group: `rateable`, `<origin>:<grade>` or `not_adopted:<grade>`. */
export interface MeasureRow {
  readonly key: string
  readonly measure: string
  readonly n: number
}

/** What became of the bad reviews of a group. */
export interface RectificationRow {
  readonly key: string
  readonly due: number
  readonly inTime: number
  readonly inOriginalTime: number
  readonly followedUp: number
  readonly followUpSatisfied: number
}
