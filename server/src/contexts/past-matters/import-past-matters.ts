import type { PastMatterKind, PastMatterMapping } from '@huiyin/contract/past-matters'
import { pastMatterFaultWords, pastMatterFieldWords } from '@huiyin/contract/past-matters.words'
import type { Tx } from '../../platform/db/db.ts'
import { faultsBook, readTable, type TableRow } from '../../platform/excel/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { pastKinds } from './kinds.ts'
import type { PastMatterParts } from './parts.ts'
import { type PastReading, type PastRow, type PastRowFault, readPastRow } from './past-row.rules.ts'
import { openMoments } from './read-moment.rules.ts'
import { insertPastRows, markPastClosed, selectPastRows } from './rows.store.ts'

/** A file of a former system, and what its columns mean. */
export interface PastMatterFile {
  readonly regionCode: string
  readonly kind: PastMatterKind
  readonly bytes: Buffer
  readonly mapping: PastMatterMapping
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean
  /** How large it may be; see `pastFileLimits`. */
  readonly limits?: { readonly bytesMax: number; readonly rowsMax: number }
  /** Who takes it over: `system`, `staff:<id>`. */
  readonly by: string
}

interface Counts {
  readonly created: number
  readonly updated: number
  readonly skipped: number
}

/** The four counts sum up to the rows. */
export interface PastMattersImported extends Counts {
  readonly rows: number
  readonly errors: number
  readonly faults: readonly PastRowFault[]
}

/** An export of a large city for half a year. */
export const pastFileLimits = { bytesMax: 400_000_000, rowsMax: 500_000 }
const chunkRows = 500
/** So many of the words that mean nothing here are named. */
const namedMax = 20
/** While one batch waits for the database, the next is being made. */
const batchesAtOnce = 2

/**
 * Takes matters of a former system over, with their own dates. A row is known by its number there:
 * the same file again makes nothing twice, and what has been closed there since is closed here
 * unless somebody here has begun. Each 500 rows are a transaction; a file that breaks off is simply
 * imported again.
 *
 * @param onProgress - told after every batch how many rows are done
 * @throws Refusal of `tables/…` for a file that cannot be read or lacks a column,
 *   `past-matters/mapping-wrong` for a class, unit or zone that is not there
 */
export async function importPastMatters(
  parts: PastMatterParts,
  file: PastMatterFile,
  onProgress: (done: number, rows: number) => void = () => {},
): Promise<PastMattersImported> {
  const { regionCode, mapping, limits: bounds = pastFileLimits } = file
  const wanted = new Set(Object.values(mapping.columns))
  const { separator } = mapping
  const limits = { ...bounds, wanted, ...(separator === undefined ? {} : { separator }) }
  const { rows } = await readTable(file.bytes, [...wanted], limits)
  const readings = withoutRepeated(await readRows(parts, file, rows))
  const faults = readings.flatMap((reading) => (reading.ok ? [] : [...reading.faults]))
  // In the order they were opened, so that numbers of a day follow each other.
  const good = readings
    .flatMap((reading) => (reading.ok ? [reading] : []))
    .toSorted((a, b) => a.row.openedAt.getTime() - b.row.openedAt.getTime())
  const counts = { created: 0, updated: 0, skipped: 0 }
  let done = rows.length - good.length
  const make = await pastKinds[file.kind].open(parts, regionCode)
  await parts.clock.load(regionCode)
  const batches = Array.from({ length: Math.ceil(good.length / chunkRows) }, (_, index) =>
    good.slice(index * chunkRows, (index + 1) * chunkRows),
  ).values()
  const work = async () => {
    for (const batch of batches) {
      const taken = await takeBatchOnce(parts, file, { batch, make })
      for (const name of ['created', 'updated', 'skipped'] as const) counts[name] += taken[name]
      faults.push(...taken.faults)
      done += batch.length
      onProgress(done, rows.length)
    }
  }
  await Promise.all(Array.from({ length: batchesAtOnce }, work))
  const errors = new Set(faults.map(({ line }) => line)).size
  return { rows: rows.length, ...counts, errors, faults }
}

async function readRows(
  { org, world }: PastMatterParts,
  { regionCode, kind, mapping }: PastMatterFile,
  rows: readonly TableRow[],
): Promise<readonly PastReading[]> {
  const { isCategory, sources, types } = pastKinds[kind]
  // Former units count too: the file is older than today's organisation.
  const units = await org.units(regionCode)
  const unitCodes = new Map(
    units.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]),
  )
  const wrong = [
    ...notIn(isCategory, [mapping.otherwise, ...Object.values(mapping.categories ?? {})]),
    ...notIn((one) => unitCodes.has(one), [mapping.unit, ...Object.values(mapping.units ?? {})]),
    ...notIn((one) => sources.includes(one), Object.values(mapping.sources ?? {})),
    ...notIn((one) => types.includes(one), Object.values(mapping.types ?? {})),
  ]
  if (wrong.length > 0) {
    throw new Refusal('past-matters/mapping-wrong', { unknown: wrong.slice(0, namedMax) })
  }
  const moments = momentsOf(mapping)
  const around = { now: world.now(), unitCodes, moments, isCategory }
  return rows.map((row) => readPastRow(row, mapping, around))
}

function notIn(
  isKnown: (one: string) => boolean,
  given: readonly (string | undefined)[],
): string[] {
  return given.filter((one): one is string => one !== undefined && !isKnown(one))
}

function momentsOf({ zone, dates }: PastMatterMapping) {
  try {
    return openMoments(zone, dates)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new Refusal('past-matters/mapping-wrong', { unknown: [zone] })
  }
}

/** The first row of a number counts; which of two is right no program can know. */
function withoutRepeated(readings: readonly PastReading[]): readonly PastReading[] {
  const seen = new Set<string>()
  return readings.map((reading): PastReading => {
    if (!reading.ok) return reading
    const { number } = reading.row
    if (!seen.has(number)) {
      seen.add(number)
      return reading
    }
    return { ok: false, faults: [{ line: reading.line, field: 'number', fault: 'repeated' }] }
  })
}

type Good = PastReading & { readonly ok: true }
type Known = Awaited<ReturnType<typeof selectPastRows>>[number]
interface Batch {
  readonly batch: readonly Good[]
  readonly make: Awaited<ReturnType<(typeof pastKinds)[PastMatterKind]['open']>>
}

/** What two transactions that write the same rows at once are told: a key is taken, or each waits. */
const metAnother = new Set<unknown>(['23505', '40P01'])

/** Where another import of the same rows was first, they are known when the batch is looked at again. */
async function takeBatchOnce(...given: Parameters<typeof takeBatch>) {
  try {
    return await takeBatch(...given)
  } catch (error) {
    if (!metAnother.has((error as { code?: unknown }).code)) throw error
    return takeBatch(...given)
  }
}

/** One batch, whole or not at all. */
function takeBatch(
  { db, matters, world }: PastMatterParts,
  file: PastMatterFile,
  { batch, make }: Batch,
): Promise<Counts & { readonly faults: readonly PastRowFault[] }> {
  const { regionCode, kind, dryRun, by } = file
  const source = { kind, system: file.mapping.system }
  return db.transaction(regionCode, async (tx) => {
    const numbers = batch.map(({ row }) => row.number)
    const rows = await selectPastRows(tx, regionCode, source, numbers)
    const known = new Map(rows.map((row) => [row.number, row]))
    const added = batch.filter(({ row }) => !known.has(row.number))
    if (!dryRun && added.length > 0) {
      const requests = added.map(({ row }) => make(row, by))
      await matters.begin(tx, requests)
      const takenOverAt = world.now()
      const stored = added.map(({ row }, index) => ({
        ...row,
        matterId: requests[index]?.id ?? '',
        takenOverAt,
      }))
      await insertPastRows(tx, source, stored)
    }
    const followed = await followClosed(tx, { matters }, { batch, known, dryRun, source })
    const created = added.length
    const { updated, faults } = followed
    return { created, updated, skipped: batch.length - created - updated - faults.length, faults }
  })
}

/** What the other system has closed since is closed here, unless somebody here has begun. */
async function followClosed(
  tx: Tx,
  { matters }: Pick<PastMatterParts, 'matters'>,
  how: {
    readonly batch: readonly Good[]
    readonly known: ReadonlyMap<string, Known>
    readonly dryRun: boolean
    readonly source: { readonly kind: PastMatterKind; readonly system: string }
  },
): Promise<{ readonly updated: number; readonly faults: readonly PastRowFault[] }> {
  const pairs = how.batch.flatMap(({ line, row }) => {
    const known = how.known.get(row.number)
    return known === undefined ? [] : [{ line, row, known }]
  })
  const faults: PastRowFault[] = pairs
    .filter(({ row, known }) => row.closedAt === null && !known.isOpenHere)
    .map(({ line }) => ({ line, field: 'status', fault: 'reopened' }))
  const toClose = pairs.filter(({ row, known }) => row.closedAt !== null && known.isOpenHere)
  if (how.dryRun || toClose.length === 0) return { updated: toClose.length, faults }
  const requests = toClose.map(({ row, known }) => closing(tx.regionCode, row, known))
  const outcomes = await matters.actIn(tx, requests)
  const closed = toClose.filter((_, index) => {
    const request = requests[index]
    return request !== undefined && outcomes.get(request)?.ok === true
  })
  const left = toClose.filter((one) => !closed.includes(one))
  faults.push(...left.map(({ line }) => ({ line, field: 'status', fault: 'in_hand' }) as const))
  await markPastClosed(
    tx,
    how.source,
    closed.flatMap(({ row }) =>
      row.closedAt === null ? [] : [{ number: row.number, closedAt: row.closedAt }],
    ),
  )
  return { updated: closed.length, faults }
}

function closing(regionCode: string, { closedAt, answer }: PastRow, known: Known) {
  return {
    regionCode,
    number: known.matterNumber,
    act: 'follow_source',
    version: undefined,
    fields: {
      closedAt: closedAt?.toISOString(),
      ...(answer === null ? {} : { answer }),
    },
    acting: { kind: 'system' } as const,
  }
}

/** The rows that were not taken, each fault in words. */
export function pastMatterFaultsBook(faults: readonly PastRowFault[]) {
  return faultsBook(
    faults.map(({ line, field, fault }) => ({
      line,
      field: pastMatterFieldWords[field].zh,
      fault: pastMatterFaultWords[fault].zh,
    })),
  )
}
