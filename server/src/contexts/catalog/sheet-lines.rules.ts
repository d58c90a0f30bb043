import type { ItemContent } from '@huiyin/contract/catalog-item'
import { readCell, writeCell } from './sheet-cells.rules.ts'
import { itemColumns, type ListSheet, listSheets, type SheetColumn } from './sheet-layout.data.ts'

/** The heading of the first column of every sheet: it ties the lines of an item together. */
export const codeHeading = '事项编码'
export const itemSheetName = '实施清单'

/** A sheet as it was read: lines with their cells by heading. */
export interface SheetRead {
  readonly name: string
  readonly lines: readonly {
    readonly line: number
    readonly cells: Readonly<Record<string, string | number>>
  }[]
}

/** Something that cannot be taken, and where it stands. */
export interface LineFault {
  readonly sheet: string
  readonly line: number
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** An item put together from its lines; not yet known to be one. */
export interface ItemRead {
  readonly code: string
  readonly sheet: string
  readonly line: number
  readonly content: unknown
}

type Members = Record<string, unknown>

/**
 * Puts items together from the sheets of a file. A list whose sheet is not in the file stays as it
 * is in `known`; a sheet that is there replaces the list, with nothing when it has no line.
 *
 * @param known - documents of items by code, to which a file may add only a part
 */
export function readSheets(
  sheets: readonly SheetRead[],
  known: (code: string) => ItemContent | undefined,
): { readonly items: readonly ItemRead[]; readonly faults: readonly LineFault[] } {
  const faults: LineFault[] = []
  const main = sheets.find(({ name }) => name === itemSheetName) ?? sheets[0]
  const lists = listSheets.flatMap((list) => {
    const sheet = sheets.find(({ name }) => name === list.name)
    return sheet === undefined ? [] : [{ list, byCode: linesByCode(sheet, list, faults) }]
  })
  const items = (main?.lines ?? []).map(({ line, cells }): ItemRead => {
    const code = String(cells[codeHeading] ?? '').trim()
    const content = structuredClone(known(code) ?? blank) as Members
    const where = { sheet: main?.name ?? '', line, code }
    for (const column of itemColumns) setCell(content, column, '', cells, where, faults)
    for (const { list, byCode } of lists) place(content, list.at, byCode.get(code) ?? [])
    return { ...where, content }
  })
  return { items, faults: [...faults, ...strays(items, sheets, main)] }
}

/** The cells of an item on the main sheet, by heading. */
export function writeItem(code: string, content: ItemContent): Members {
  return { [codeHeading]: code, ...writeLine(itemColumns, '', content) }
}

/** The lines of a list of an item, by heading. */
export function writeList(code: string, list: ListSheet, content: ItemContent): Members[] {
  const lines = valueAt(content, list.at)
  return (Array.isArray(lines) ? lines : []).map((line: Members) => ({
    [codeHeading]: code,
    ...writeLine(list.columns, list.at, line),
  }))
}

/** What an item begins with where the file says nothing. */
const blank = {
  identity: {},
  promise: {},
  legalBasis: [],
  conditions: [],
  questions: [],
  handling: { steps: [], materials: [], specialProcedures: [], decisions: [], results: [] },
  fees: [],
  freeServices: [],
  places: [],
  contacts: {},
  remedies: { rights: [], duties: [] },
  faqs: [],
}

function linesByCode(
  sheet: SheetRead,
  { at, columns }: ListSheet,
  faults: LineFault[],
): ReadonlyMap<string, readonly Members[]> {
  const byCode = new Map<string, Members[]>()
  for (const { line, cells } of sheet.lines) {
    const code = String(cells[codeHeading] ?? '').trim()
    const read: Members = {}
    const where = { sheet: sheet.name, line, code }
    for (const column of columns) setCell(read, column, at, cells, where, faults)
    // Half a position is none: a place without both is found by its region alone.
    if (at === 'places') read.position = wholePosition(read.position)
    byCode.set(code, [...(byCode.get(code) ?? []), read])
  }
  return byCode
}

function wholePosition(position: unknown): unknown {
  const { longitude, latitude } = (position ?? {}) as Members
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude }
}

function setCell(
  into: Members,
  column: SheetColumn,
  list: string,
  cells: Readonly<Record<string, string | number>>,
  where: Pick<LineFault, 'sheet' | 'line' | 'code'>,
  faults: LineFault[],
): void {
  const cell = cells[column.heading] ?? cells[column.field]
  if (cell === undefined) return
  const read = readCell(column, list, cell)
  if (read.ok) place(into, column.at, read.value)
  else faults.push({ ...where, zh: read.zh, en: read.en })
}

/** Lines of lists whose item is not in the file, and items that stand there twice. */
function strays(
  items: readonly ItemRead[],
  sheets: readonly SheetRead[],
  main: SheetRead | undefined,
): LineFault[] {
  const codes = items.map(({ code }) => code)
  const twice = items
    .filter(({ code }, index) => code === '' || codes.indexOf(code) !== index)
    .map(({ sheet, line, code }) => ({
      sheet,
      line,
      code,
      zh: code === '' ? '没有事项编码，请补上。' : '同一事项编码出现两次，请只留一行。',
      en: code === '' ? 'There is no code; add one.' : 'The code stands there twice; keep one.',
    }))
  const known = new Set(codes)
  const lost = sheets
    .filter((sheet) => sheet !== main && listSheets.some(({ name }) => name === sheet.name))
    .flatMap((sheet) =>
      sheet.lines
        .map(({ line, cells }) => ({
          sheet: sheet.name,
          line,
          code: String(cells[codeHeading] ?? '').trim(),
        }))
        .filter(({ code }) => !known.has(code))
        .map((where) => ({
          ...where,
          zh: '这一行的事项编码不在“实施清单”里，请核对。',
          en: 'The code of this line is not among the items; check it.',
        })),
    )
  return [...twice, ...lost]
}

function writeLine(columns: readonly SheetColumn[], list: string, line: Members): Members {
  return Object.fromEntries(
    columns.map((column) => [column.heading, writeCell(column, list, valueAt(line, column.at))]),
  )
}

function valueAt(members: Members, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>((value, key) => (value as Members | null | undefined)?.[key], members)
}

/** Sets a member, or takes it away when there is no value. */
function place(into: Members, at: string, value: unknown): void {
  const keys = at.split('.')
  const last = keys.pop() ?? ''
  let group = into
  for (const key of keys) {
    if (typeof group[key] !== 'object' || group[key] === null) group[key] = {}
    group = group[key] as Members
  }
  if (value === undefined) delete group[last]
  else group[last] = value
}
