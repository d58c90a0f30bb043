/** The middle value; of an even number the upper one of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/**
 * The value that a share of all values does not exceed.
 *
 * @param share - 0 to 1, 0.99 for the 99th percentile
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function rounded(value: number, decimals = 0): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** Nearest rank: the smallest value that at least a share of all values does not exceed. */
export function nearestRank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
