import type { PastMatterField, PastMatterMapping } from '@huiyin/contract/past-matters'
import type { PastMatterFault } from '@huiyin/contract/past-matters.words'
import type { Point } from '@huiyin/contract/routing'
import { daySeconds } from '@huiyin/contract/time'
import type { TakenOver } from '../../kernel/matter/taken-over.rules.ts'
import type { ReadMoment } from './read-moment.rules.ts'
import { pointOf, readPoint } from './read-point.rules.ts'

/** A row of the file: its line as the spreadsheet counts, its cells by heading. */
interface TableRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** A row as any kind needs it; classes and sources are still codes. */
export interface PastRow extends TakenOver {
  readonly category: string
  readonly address: string | null
  readonly point: Point | null
  readonly source: string | null
  readonly type: string | null
  readonly disputedAt: Date | null
  readonly disputeEndedAt: Date | null
}

/** A row that was not taken: where, what is wrong with which field. */
export interface PastRowFault {
  readonly line: number
  readonly field: PastMatterField
  readonly fault: PastMatterFault
}

export type PastReading =
  | { readonly ok: true; readonly line: number; readonly row: PastRow }
  | { readonly ok: false; readonly faults: readonly PastRowFault[] }

/** What the rows are read against. */
export interface PastSurroundings {
  readonly now: Date
  /** Units of today and before, by code and by name. */
  readonly unitCodes: ReadonlyMap<string, string>
  readonly moments: (text: string) => ReadMoment | undefined
  readonly isCategory: (code: string) => boolean
}

const numberMax = 100
const titleMax = 200
const addressMax = 200
const textMax = 4000
/** Numbers here write a year with two digits of this century. */
const earliest = new Date('2000-01-01T00:00:00+08:00')

/** Reads a row of a former system; every field that cannot be read is named, not the first alone. */
export function readPastRow(
  row: TableRow,
  mapping: PastMatterMapping,
  around: PastSurroundings,
): PastReading {
  const cells = cellsOf(row, mapping)
  const faults: PastRowFault[] = []
  const fail = (field: PastMatterField, fault: PastMatterFault) => {
    faults.push({ line: row.line, field, fault })
  }
  const number = cells('number').slice(0, numberMax)
  if (number === '') fail('number', 'missing')
  const dates = datesOf(cells, mapping, around, fail)
  const category = categoryOf(cells('category'), mapping, around)
  if (category === undefined) fail('category', 'unknown')
  if (dates === undefined || category === undefined || faults.length > 0)
    return { ok: false, faults }
  const address = cells('address').slice(0, addressMax)
  const title = cells('title') || [cells('category'), address].filter(Boolean).join('：')
  return {
    ok: true,
    line: row.line,
    row: {
      system: mapping.system,
      number,
      title: (title || `${mapping.system} ${number}`).slice(0, titleMax),
      text: (cells('text') || title || number).slice(0, textMax),
      answer: cells('answer').slice(0, textMax) || null,
      unitCode: unitOf(cells('unit'), mapping, around) ?? null,
      ...dates,
      category,
      address: address.length < 2 ? null : address,
      point: placeOf(cells) ?? null,
      source: meaningOf(cells('source'), mapping.sources) ?? null,
      type: meaningOf(cells('type'), mapping.types) ?? null,
    },
  }
}

type Cells = (field: PastMatterField) => string
type Fail = (field: PastMatterField, fault: PastMatterFault) => void

function cellsOf({ values }: TableRow, { columns }: PastMatterMapping): Cells {
  return (field) => meaningOf(columns[field] ?? '', values) ?? ''
}

const dateFields = ['openedAt', 'dueAt', 'closedAt', 'disputedAt', 'disputeEndedAt'] as const
type DateField = (typeof dateFields)[number]

/**
 * The dates of a row. A day without a time begins where something was opened, and is over where
 * something was due or done: what was done on its last day was done in time.
 */
function datesOf(
  cells: Cells,
  mapping: PastMatterMapping,
  { now, moments }: PastSurroundings,
  fail: Fail,
): Pick<PastRow, DateField> | undefined {
  const read: Partial<Record<DateField, Date>> = {}
  for (const field of dateFields) {
    const text = cells(field)
    const found = text === '' ? undefined : moments(text)
    if (text !== '' && found === undefined) fail(field, 'unreadable')
    if (found !== undefined) read[field] = momentOf(field, found, now)
  }
  const { openedAt, dueAt = null, disputedAt = null, disputeEndedAt = null } = read
  if (openedAt === undefined) {
    if (cells('openedAt') === '') fail('openedAt', 'missing')
    return undefined
  }
  if (openedAt < earliest || openedAt > now) fail('openedAt', 'out_of_range')
  const closedAt = isClosed(cells, mapping) ? (read.closedAt ?? null) : null
  if (isClosed(cells, mapping) && cells('closedAt') === '') fail('closedAt', 'missing')
  if (closedAt !== null && closedAt < openedAt) fail('closedAt', 'out_of_order')
  if (closedAt !== null && closedAt > now) fail('closedAt', 'out_of_range')
  if (disputeEndedAt !== null && disputeEndedAt < (disputedAt ?? disputeEndedAt)) {
    fail('disputeEndedAt', 'out_of_order')
  }
  return { openedAt, dueAt, closedAt, disputedAt, disputeEndedAt }
}

function momentOf(field: DateField, { at, isDay }: ReadMoment, now: Date): Date {
  if (!isDay || field === 'openedAt' || field === 'disputedAt') return at
  const end = new Date(at.getTime() + (daySeconds - 1) * 1000)
  return field === 'dueAt' || end < now || at > now ? end : now
}

/** By the words of its status where the mapping knows them; else by a time of closing. */
function isClosed(cells: Cells, { closed }: PastMatterMapping): boolean {
  return closed === undefined ? cells('closedAt') !== '' : closed.includes(cells('status'))
}

function categoryOf(
  word: string,
  { categories, otherwise }: PastMatterMapping,
  { isCategory }: PastSurroundings,
): string | undefined {
  return meaningOf(word, categories) ?? (isCategory(word) ? word : otherwise)
}

function unitOf(
  word: string,
  { units, unit }: PastMatterMapping,
  { unitCodes }: PastSurroundings,
): string | undefined {
  return unitCodes.get(meaningOf(word, units) ?? word) ?? unitCodes.get(unit ?? '')
}

/** What a list has for a word of the file, which may be `constructor` as well as any other. */
function meaningOf(word: string, list: Readonly<Record<string, string>> = {}): string | undefined {
  return Object.hasOwn(list, word) ? list[word] : undefined
}

/** A place that cannot be read is none: the words of the address remain. */
function placeOf(cells: Cells): Point | undefined {
  const [latitude, longitude] = [cells('latitude'), cells('longitude')]
  if (latitude !== '' && longitude !== '') return pointOf(latitude, longitude)
  return readPoint(cells('point'))
}
