import type { Readable } from 'node:stream'
import type { Sheet } from './sheet.ts'
import { workbook } from './workbook.ts'

/** A row that was not taken, in words. */
interface FaultLine {
  readonly line: number
  readonly field: string
  readonly fault: string
}

/** The rows of a file that were not taken, each fault in words, as a workbook to be mended from. */
export function faultsBook(faults: readonly FaultLine[]): Readable {
  const page: Sheet<FaultLine> = {
    name: '未导入的行',
    columns: [
      { header: '原表行号', type: 'count', value: ({ line }) => line },
      { header: '列', type: 'text', value: ({ field }) => field },
      { header: '未导入原因', type: 'text', width: 60, value: ({ fault }) => fault },
    ],
    rows: faults.toSorted((a, b) => a.line - b.line),
    notes: ['请在原表中更正后重新导入；已导入的行不会重复。'],
  }
  return workbook([page as Sheet<unknown>])
}
