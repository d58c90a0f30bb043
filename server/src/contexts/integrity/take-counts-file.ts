import type { OutsideCountsTaken } from '@huiyin/contract/integrity'
import { readDay } from '../../platform/excel/cells.rules.ts'
import { readRows, readTable, type TableRow } from '../../platform/excel/index.ts'
import type { IntegrityParts } from './parts.ts'
import { takeOutsideCounts } from './take-outside-counts.ts'

/** Counts somebody got from a queue machine or an acceptance system, as an .xlsx or .csv. */
export interface CountsFile {
  readonly regionCode: string
  /** What was counted, as it stands on the screen: 排队叫号. */
  readonly source: string
  readonly bytes: Buffer
  readonly enteredBy: string
}

const columns = { day: '日期', window: '窗口', count: '件数' } as const
const countMax = 100_000
/** As many as one push may bring. */
const rowsMax = 5000

/**
 * Takes a file of daily counts, whole or not at all: with a fault in any row nothing is kept and the
 * rows are named. A window goes by its code or its name. Sent again, the newer numbers hold.
 *
 * @throws Refusal of `tables/…` for a file that cannot be read
 */
export async function takeCountsFile(
  parts: IntegrityParts,
  { regionCode, source, bytes, enteredBy }: CountsFile,
): Promise<OutsideCountsTaken> {
  const limits = { bytesMax: 2_000_000, rowsMax }
  const { rows } = await readTable(bytes, Object.values(columns), limits)
  const { windows } = await parts.org.snapshot(regionCode)
  const codes = new Map(
    windows.flatMap(({ code, name }) => [
      [code, code],
      [name, code],
    ]),
  )
  const { lines: counts, faults } = readRows(rows, (values) => readCount(values, codes))
  if (counts.length > 0) {
    await takeOutsideCounts(parts, { regionCode, source, counts }, enteredBy)
  }
  return { taken: counts.length, faults }
}

function readCount(values: TableRow['values'], codes: ReadonlyMap<string, string>) {
  const unfit = (field: 'day' | 'window' | 'count') => ({ field })
  const day = readDay(values[columns.day] ?? '')
  if (day === undefined) return unfit('day')
  const windowCode = codes.get(values[columns.window] ?? '')
  if (windowCode === undefined) return unfit('window')
  const written = values[columns.count] ?? ''
  const n = Number(written)
  if (!/^\d{1,6}(\.0+)?$/.test(written) || n > countMax) return unfit('count')
  return { day, windowCode, n }
}
