import { readTable } from '../../platform/excel/index.ts'
import { standardCoding, uploadCoding } from '../reviews/index.ts'
import type { ExchangeParts } from './parts.ts'
import { type TakenDown, takeRows } from './take-down.ts'

/** Ratings in the columns of the national interface, as an .xlsx or .csv somebody was sent. */
export interface RatingsFile {
  readonly name: string
  readonly bytes: Buffer
  readonly coding: 'upload' | 'standard'
}

const required = ['projectNo', 'satisfaction', 'assessTime']
const chunkRows = 500

/**
 * Takes a file of ratings like pages of the interface: again and in any order, each rating once.
 * Each 500 rows are a transaction, so a file that breaks off is simply sent again.
 *
 * @throws Refusal of `tables/…` for a file that cannot be read
 */
export async function takeFile(
  parts: ExchangeParts,
  regionCode: string,
  file: RatingsFile,
): Promise<TakenDown> {
  const table = await readTable(file.bytes, required)
  const coding = file.coding === 'upload' ? uploadCoding : standardCoding
  const source = `file:${file.name.slice(0, nameMax)}`
  const all = { rows: 0, stored: 0, waiting: 0, repeated: 0, refused: 0 }
  const faults: { row: number; field: TakenDown['faults'][number]['field'] }[] = []
  await parts.clock.load(regionCode)
  for (let start = 0; start < table.rows.length; start += chunkRows) {
    const chunk = table.rows.slice(start, start + chunkRows)
    const rows = chunk.map(({ values }) => values)
    const taken = await parts.db.transaction(regionCode, (tx) =>
      takeRows(tx, parts, { rows, source, coding }),
    )
    for (const name of ['rows', 'stored', 'waiting', 'repeated', 'refused'] as const) {
      all[name] += taken[name]
    }
    // As the spreadsheet counts: its header is line 1.
    faults.push(
      ...taken.faults.map(({ row, field }) => ({ row: chunk[row - 1]?.line ?? row, field })),
    )
  }
  return { ...all, faults }
}

const nameMax = 100
