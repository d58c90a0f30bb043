export { csv, parseCsv } from './csv.ts'
export { faultsBook } from './faults-book.ts'
export { type FilledCell, fillWorkbook } from './fill-workbook.ts'
export { readBook } from './read-book.ts'
export {
  importLimits,
  readTable,
  type Table,
  type TableLimits,
  type TableRow,
} from './read-table.ts'
export type { CellValue, Column, ColumnType, Sheet } from './sheet.ts'
export { workbook } from './workbook.ts'
