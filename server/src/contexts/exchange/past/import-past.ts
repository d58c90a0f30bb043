import type { PastMapping } from '@huiyin/contract/past-reviews'
import { pastFaultWords, pastFieldWords } from '@huiyin/contract/past-reviews.words'
import { faultsBook, readTable, type TableRow } from '../../../platform/excel/index.ts'
import type { PastReview } from '../../reviews/index.ts'
import type { ExchangeParts } from '../parts.ts'
import { type PastReading, type PastRowFault, readPastRow } from './past-row.rules.ts'

/** A file of a former system, and what its columns mean. */
export interface PastFile {
  readonly regionCode: string
  readonly name: string
  readonly bytes: Buffer
  readonly mapping: PastMapping
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean
}

/** `updated`: the service was known, its rating was not. The four other counts sum up to the rows. */
export interface PastImported {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly errors: number
  readonly faults: readonly PastRowFault[]
}

const chunkRows = 500
const nameMax = 60

/**
 * Takes reviews of a former system over, with the rectifications that are still open. A service has
 * one rating however often a file comes; what is there already is never changed. Each 500 rows are a
 * transaction: a file that breaks off is simply imported again.
 *
 * @throws Refusal of `tables/…` for a file that cannot be read or lacks a column
 */
export async function importPast(parts: ExchangeParts, file: PastFile): Promise<PastImported> {
  const { regionCode, mapping, dryRun } = file
  const table = await readTable(file.bytes, Object.values(mapping.columns))
  const readings = withoutRepeated(await readRows(parts, file, table.rows))
  const faults = readings.flatMap((reading) => (reading.ok ? [] : reading.faults))
  const counts = { created: 0, updated: 0, skipped: 0 }
  const good = readings.flatMap((reading) => (reading.ok ? [reading] : []))
  const source = `import:${file.name.slice(0, nameMax)}`
  await parts.clock.load(regionCode)
  for (let start = 0; start < good.length; start += chunkRows) {
    const chunk = good.slice(start, start + chunkRows)
    const reviews = chunk.map(({ past }) => past)
    const fates = await parts.db.transaction(regionCode, (tx) =>
      parts.reviews.keepPast(tx, reviews, { source, dryRun }),
    )
    for (const { line, past } of chunk) {
      const fate = fates.get(past) ?? 'skipped'
      if (fate === 'differs') faults.push({ line, field: 'level', fault: 'differs' })
      else counts[fate] += 1
    }
  }
  const errors = new Set(faults.map(({ line }) => line)).size
  return { rows: table.rows.length, ...counts, errors, faults }
}

async function readRows(
  { org, catalog, world }: ExchangeParts,
  { regionCode, mapping }: PastFile,
  rows: readonly TableRow[],
): Promise<readonly PastReading[]> {
  // Former units and items count too: the file is older than today's organisation.
  const byCodeAndName = (all: readonly { readonly code: string; readonly name: string }[]) =>
    new Map(all.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]))
  const around = {
    regionCode,
    now: world.now(),
    unitCodes: byCodeAndName(await org.units(regionCode)),
    itemCodes: byCodeAndName(await catalog.items(regionCode)),
  }
  return rows.map((row) => readPastRow(row, mapping, around))
}

/** The first row of a service counts; which of two ratings is right no program can know. */
function withoutRepeated(readings: readonly PastReading[]): readonly PastReading[] {
  const seen = new Set<string>()
  return readings.map((reading): PastReading => {
    if (!reading.ok) return reading
    const key = keyOf(reading.past)
    if (!seen.has(key)) {
      seen.add(key)
      return reading
    }
    return { ok: false, faults: [{ line: reading.line, field: 'projectNo', fault: 'repeated' }] }
  })
}

function keyOf({ end }: PastReview): string {
  return `${end.serviceNumber} ${end.projectNo}`
}

/** The rows that were not taken, each fault in words, as a workbook to be mended from. */
export function pastFaultsBook(faults: readonly PastRowFault[]): ReturnType<typeof faultsBook> {
  return faultsBook(
    faults.map(({ line, field, fault }) => ({
      line,
      field: pastFieldWords[field].zh,
      fault: pastFaultWords[fault].zh,
    })),
  )
}
