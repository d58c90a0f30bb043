import type { TableRow } from './read-table.ts'

/** The field of a row that keeps it from being taken. */
interface Unfit<Field> {
  readonly field: Field
}

/** So many faults are named: whoever mends a hundred rows sends the file again. */
const faultsMax = 100

/**
 * Reads the rows of a file that is taken whole or not at all.
 *
 * @param read - a row by its headings, or the field that keeps it from being taken
 * @returns what was read, or the first hundred faults and nothing else
 */
export function readRows<Line extends object, Field extends string>(
  rows: readonly TableRow[],
  read: (values: TableRow['values']) => Line | Unfit<Field>,
): { readonly lines: Line[]; readonly faults: { row: number; field: Field }[] } {
  const lines: Line[] = []
  const faults: { row: number; field: Field }[] = []
  for (const { line, values } of rows) {
    const one = read(values)
    if (isUnfit(one)) faults.push({ row: line, field: one.field })
    else lines.push(one)
  }
  return faults.length > 0 ? { lines: [], faults: faults.slice(0, faultsMax) } : { lines, faults }
}

function isUnfit<Line extends object, Field>(one: Line | Unfit<Field>): one is Unfit<Field> {
  return 'field' in one
}
