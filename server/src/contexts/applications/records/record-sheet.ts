import type { RecordTable } from '@huiyin/contract/project-records'
import type { Sheet } from '../../../platform/excel/index.ts'
import { recordLayout } from './records-layout.data.ts'

type Line = Readonly<Record<string, string>>

/** A table of a batch as CSV has it: the fields of the layout, in their order. */
export function recordSheet(table: RecordTable, rows: readonly Line[]): Sheet<Line> {
  return {
    name: table,
    columns: recordLayout[table].map(({ field }) => ({
      header: field,
      type: 'text',
      value: (line) => line[field] ?? '',
    })),
    rows,
  }
}
