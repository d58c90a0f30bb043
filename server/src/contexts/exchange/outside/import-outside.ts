import {
  type OutsideColumns,
  type OutsideField,
  type OutsideImported,
  type OutsideMatterBody,
  outsideFields,
  outsideFieldsNeeded,
} from '@huiyin/contract/outside-matters'
import { outsideFieldWords } from '@huiyin/contract/outside-matters.words'
import { formatInstant } from '@huiyin/contract/time'
import { readTable, type Table, type TableRow } from '../../../platform/excel/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ExchangeParts } from '../parts.ts'
import {
  type ChosenHeadings,
  recogniseColumns,
  recognisedHeadings,
} from './outside-headings.rules.ts'
import { readDue } from './read-due.rules.ts'
import { takeOutside } from './take-outside.ts'

const limits = { bytesMax: 5_000_000, rowsMax: 2000 } as const

/** A list another office sent: .xlsx, .csv, or cells pasted from Excel. */
export interface OutsideListGiven {
  readonly regionCode: string
  readonly system: string
  readonly enteredBy: string
  readonly file: Buffer
  /** What each column is, from the left, as confirmed; left out, as recognised. */
  readonly columns?: string | undefined
}

/** @throws Refusal of `tables/…` when the list cannot be read */
export async function previewOutside(file: Buffer): Promise<OutsideColumns> {
  return recogniseColumns(await readTable(file, [], limits))
}

/**
 * Takes a list. Each row stands or falls by itself, and a row sent again is the same matter.
 *
 * @throws Refusal of `tables/…` when the list cannot be read or lacks a column
 */
export async function importOutside(
  parts: ExchangeParts,
  given: OutsideListGiven,
): Promise<OutsideImported> {
  const { regionCode, system, enteredBy } = given
  const table = await readTable(given.file, [], limits)
  const headings = headingsOf(table, given.columns)
  const unitCodes = await unitsByName(parts, regionCode)
  const faults: OutsideImported['faults'] = []
  const matters: OutsideImported['matters'] = []
  for (const row of table.rows) {
    const body = bodyOf({ system, row, headings, unitCodes })
    if (typeof body === 'string') {
      faults.push({ row: row.line, fault: outsideFieldWords[body].zh })
      continue
    }
    try {
      const { isNew, taken } = await takeOutside(parts, { regionCode, body, enteredBy })
      const { matterNumber } = taken
      matters.push({ row: row.line, number: body.number, matterNumber, isNew })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ row: row.line, fault: error.code })
    }
  }
  const created = matters.filter(({ isNew }) => isNew).length
  return { rows: table.rows.length, created, known: matters.length - created, faults, matters }
}

function headingsOf(table: Table, columns: string | undefined): ChosenHeadings {
  const headings = columns === undefined ? recognisedHeadings(table) : chosen(table, columns)
  const missing = outsideFieldsNeeded.filter((field) => !headings.has(field))
  if (missing.length > 0) {
    const names = missing.map((field) => outsideFieldWords[field].zh)
    throw new Refusal('tables/column-missing', { missing: names })
  }
  return headings
}

function chosen({ headers }: Table, columns: string): ChosenHeadings {
  const named = columns.split(',').flatMap((name, index) => {
    const field = outsideFields.find((known) => known === name)
    const heading = headers[index]
    if (field === undefined || heading === undefined) return []
    return [[field, heading] as const]
  })
  return new Map(named)
}

async function unitsByName({ org }: ExchangeParts, regionCode: string) {
  const { units } = await org.snapshot(regionCode)
  return new Map(units.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]))
}

/** @returns the field that is wrong, when the row is no matter */
function bodyOf(given: {
  readonly system: string
  readonly row: TableRow
  readonly headings: ChosenHeadings
  readonly unitCodes: ReadonlyMap<string, string>
}): OutsideMatterBody | OutsideField {
  const { system, row, headings, unitCodes } = given
  const cell = (field: OutsideField) => row.values[headings.get(field) ?? '']
  const number = cell('number') ?? ''
  const title = (cell('title') ?? '').replace(/\s+/g, ' ')
  const dueAt = readDue(cell('due') ?? '')
  const unitName = cell('unit')
  const unitCode = unitName === undefined ? undefined : unitCodes.get(unitName)
  const text = cell('text')
  if (number === '' || number.length > 64) return 'number'
  if (title === '' || title.length > 200) return 'title'
  if (dueAt === undefined) return 'due'
  if (unitName !== undefined && unitCode === undefined) return 'unit'
  return {
    system,
    number,
    title,
    dueAt: formatInstant(dueAt),
    ...(text === undefined ? {} : { text: text.slice(0, 2000) }),
    ...(unitCode === undefined ? {} : { unitCode }),
  }
}
