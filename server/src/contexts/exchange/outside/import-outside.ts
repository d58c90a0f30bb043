import type { OutsideImported, OutsideMatterBody } from '@huiyin/contract/outside-matters'
import { endOfDay, formatInstant, parseInstant, parseLocalDay } from '@huiyin/contract/time'
import { readTable, type TableRow } from '../../../platform/excel/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ExchangeParts } from '../parts.ts'
import { takeOutside } from './take-outside.ts'

const columns = {
  number: '外部编号',
  title: '标题',
  text: '内容',
  unit: '承办单位',
  due: '办理时限',
} as const
const required = [columns.number, columns.title, columns.due]
const rowsMax = 2000

/**
 * Takes a list another office sent: .xlsx, .csv, or cells pasted from Excel. Each row stands or falls
 * by itself, and a row sent again is the same matter.
 *
 * @throws Refusal of `tables/…` when the list cannot be read or lacks a column
 */
export async function importOutside(
  parts: ExchangeParts,
  given: {
    readonly regionCode: string
    readonly system: string
    readonly enteredBy: string
    readonly file: Buffer
  },
): Promise<OutsideImported> {
  const { regionCode, system, enteredBy } = given
  const limits = { bytesMax: 5_000_000, rowsMax }
  const { rows } = await readTable(asTable(given.file), required, limits)
  const unitCodes = await unitsByName(parts, regionCode)
  const faults: { row: number; fault: string }[] = []
  let created = 0
  for (const row of rows) {
    const body = bodyOf(system, row, unitCodes)
    if (typeof body === 'string') {
      faults.push({ row: row.line, fault: body })
      continue
    }
    try {
      const { isNew } = await takeOutside(parts, { regionCode, body, enteredBy })
      if (isNew) created += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ row: row.line, fault: error.code })
    }
  }
  return { rows: rows.length, created, known: rows.length - created - faults.length, faults }
}

/** Cells pasted from Excel are separated by tabs; a table is read with commas. */
function asTable(file: Buffer): Buffer {
  const isZip = file.subarray(0, 2).toString('latin1') === 'PK'
  const firstLine = file.subarray(0, Math.max(0, file.indexOf('\n'))).toString('utf8')
  if (isZip || !firstLine.includes('\t')) return file
  const quoted = file
    .toString('utf8')
    .split(/\r?\n/)
    .map((line) =>
      line
        .split('\t')
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    )
  return Buffer.from(quoted.join('\n'))
}

async function unitsByName({ org }: ExchangeParts, regionCode: string) {
  const { units } = await org.snapshot(regionCode)
  return new Map(units.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]))
}

/** @returns what is wrong with the row, as the column that says it */
function bodyOf(
  system: string,
  { values }: TableRow,
  unitCodes: ReadonlyMap<string, string>,
): OutsideMatterBody | string {
  const number = values[columns.number] ?? ''
  const title = values[columns.title] ?? ''
  const dueAt = dueOf(values[columns.due] ?? '')
  const unitName = values[columns.unit]
  const unitCode = unitName === undefined ? undefined : unitCodes.get(unitName)
  const text = values[columns.text]
  if (number === '' || number.length > 64) return columns.number
  if (title === '' || title.length > 200) return columns.title
  if (dueAt === undefined) return columns.due
  if (unitName !== undefined && unitCode === undefined) return columns.unit
  return {
    system,
    number,
    title,
    dueAt: formatInstant(dueAt),
    ...(text === undefined ? {} : { text: text.slice(0, 2000) }),
    ...(unitCode === undefined ? {} : { unitCode }),
  }
}

/** A day lasts to its end; a moment is `2026-11-25 18:00`. */
function dueOf(text: string): Date | undefined {
  const tidy = text.trim().replaceAll('/', '-')
  const day = parseLocalDay(tidy)
  if (day !== undefined) return endOfDay(day)
  const form = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(tidy)
  if (form !== null) return parseInstant(`${form[1]}T${form[2]}${form[3] ?? ':00'}+08:00`)
  return parseInstant(tidy)
}
