import type { Grid, GridCell, GridRow } from './grid.types.ts'

/** A sheet in which every cell of a merged range holds what the range shows. */
export interface FilledGrid {
  readonly name: string
  readonly rows: readonly GridRow[]
  /** The line on which what a cell shows begins: above its own when it is merged upward. */
  readonly topOf: (line: number, column: number) => number
}

/** Merged ranges of a real sheet never overlap; more cells than this are an attack. */
const filledCellsMax = 4_000_000

/**
 * Spreads what a merged range shows over all its cells, so that a row can be read by itself.
 *
 * @returns nothing when the ranges cover more cells than a sheet can have
 */
export function fillMerges(grid: Grid): FilledGrid | undefined {
  const rows = grid.rows.map(({ line, cells }) => ({ line, cells: [...cells] }))
  const tops = new Map<string, number>()
  let left = filledCellsMax
  for (const merge of grid.merges) {
    const first = firstFrom(rows, merge.top)
    const value = valueAt(rows[first], merge.top, merge.left)
    for (let index = first; index < rows.length; index += 1) {
      const row = rows[index]
      if (row === undefined || row.line > merge.bottom) break
      left -= merge.right - merge.left + 1
      if (left < 0) return undefined
      for (let column = merge.left; column <= merge.right; column += 1) {
        row.cells[column - 1] = value
        if (merge.bottom > merge.top) tops.set(`${row.line} ${column}`, merge.top)
      }
    }
  }
  return {
    name: grid.name,
    rows: rows.map(({ line, cells }) => ({ line, cells: Array.from(cells, (cell) => cell ?? '') })),
    topOf: (line, column) => tops.get(`${line} ${column}`) ?? line,
  }
}

/** The first row on or below a line; rows come in the order of their lines. */
function firstFrom(rows: readonly GridRow[], line: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}

function valueAt(row: GridRow | undefined, line: number, column: number): GridCell {
  return row?.line === line ? (row.cells[column - 1] ?? '') : ''
}

/** A cell as text, without the line breaks offices put into headings. */
export function plainText(cell: GridCell | undefined): string {
  return String(cell ?? '').trim()
}

/** Whether a row shows one single text, however wide: a title, a banner, a note. */
export function showsOneText(row: GridRow): boolean {
  return new Set(row.cells.map(plainText).filter((text) => text !== '')).size === 1
}
