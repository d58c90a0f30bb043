/** How something is distributed; `null` where there is nothing. */
export interface Distribution {
  readonly median: number | null
  readonly mean: number | null
  readonly p90: number | null
  readonly max: number | null
}

/** Median, mean, 90th percentile and maximum, in the unit of the values. */
export function distributionOf(values: readonly number[]): Distribution {
  if (values.length === 0) return { median: null, mean: null, p90: null, max: null }
  const sorted = values.toSorted((one, other) => one - other)
  return {
    median: quantile(sorted, 0.5),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    p90: quantile(sorted, 0.9),
    max: sorted.at(-1) ?? null,
  }
}

/**
 * The quantile by linear interpolation between neighbours (type 7 of Hyndman and Fan, 1996): what
 * spreadsheets and statistical packages give unless told otherwise.
 *
 * @param sorted - ascending, at least one
 * @param share - 0 to 1
 */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const lower = sorted[below] ?? Number.NaN
  const upper = sorted[below + 1] ?? lower
  return lower + (upper - lower) * (position - below)
}
