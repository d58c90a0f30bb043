/** A part of a list and where the next begins; `null` after the last. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
}

/**
 * A part of a list that lies in memory, after the row the cursor names. A cursor that names no row
 * any more begins again: a list read twice is better than a list with a hole.
 */
export function pageOfList<Row extends { readonly regionCode: string; readonly code: string }>(
  all: readonly Row[],
  cursor: string | undefined,
  limit: number,
): Page<Row> {
  const name = (row: Row) => `${row.regionCode}:${row.code}`
  const start = cursor === undefined ? 0 : all.findIndex((row) => name(row) === cursor) + 1
  const rows = all.slice(start, start + limit)
  const last = rows.at(-1)
  const hasMore = start + limit < all.length
  return { rows, nextCursor: hasMore && last !== undefined ? name(last) : null }
}
