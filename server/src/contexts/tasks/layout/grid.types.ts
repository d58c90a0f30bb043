/** A workbook as rules see it; platform/excel reads one. A text, trimmed, or a number. */
export type GridCell = string | number

export interface GridRow {
  /** As the spreadsheet counts, from 1. */
  readonly line: number
  readonly cells: readonly GridCell[]
}

/** A sheet: rows that hold something, and ranges that are one cell, both ends included. */
export interface Grid {
  readonly name: string
  readonly rows: readonly GridRow[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
}

export interface Book {
  readonly sheets: readonly Grid[]
  /** Days are numbered from 1904 instead of 1900. */
  readonly countsFrom1904: boolean
}
