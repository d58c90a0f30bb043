import type { Item, NewItem } from '../../contexts/catalog/index.ts'
import type { NewOrganisation, OrgSnapshot } from '../../kernel/org/index.ts'
import {
  administratorPrefix,
  type Column,
  roleNames,
  type SheetName,
  sheets,
  splitCodes,
  unitKindNames,
} from './columns.ts'

/** Cells of a sheet as text, the row of headings first; missing rows are empty. */
export type SheetTexts = readonly (readonly string[])[]

/** What stands wrong in the workbook, where a person finds it: `人员 第5行“登录名”：……`. */
export type RowFault = string

export interface Lists {
  readonly organisation: Required<NewOrganisation>
  readonly items: readonly NewItem[]
  /** Login names by work number. */
  readonly logins: ReadonlyMap<string, string>
}

/** What is stored already: lists may refer to it, and what is renewed keeps its first day. */
export interface Known {
  readonly organisation: OrgSnapshot
  readonly items: readonly Item[]
}

export type ReadLists =
  | { readonly ok: true; readonly lists: Lists }
  | { readonly ok: false; readonly faults: readonly RowFault[] }

/** A row by column name; empty cells are left out. */
interface Row {
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads the lists of a workbook and checks every cell and every reference, so that all faults are
 * known at once and nothing half-right is ever stored.
 *
 * @param texts - cells by the title of the sheet; a sheet may be missing
 * @param known - what is stored already
 * @param today - day from which things without 启用日期 are valid
 */
export function readLists(
  texts: ReadonlyMap<string, SheetTexts>,
  known: Known,
  today: string,
): ReadLists {
  const faults: RowFault[] = []
  const rowsOf = (name: SheetName) => readSheet(name, texts.get(sheets[name].title), faults)
  const rows = {
    units: rowsOf('units'),
    windows: rowsOf('windows'),
    posts: rowsOf('posts'),
    staff: rowsOf('staff'),
    items: rowsOf('items'),
  }
  const titles = new Set(Object.values(sheets).map((sheet): string => sheet.title))
  if (![...texts.keys()].some((title) => titles.has(title))) {
    faults.push(`工作簿中没有名为${[...titles].join('、')}的工作表`)
  }
  checkReferences(rows, known.organisation, faults)
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, lists: buildLists(rows, known, today) }
}

type Rows = Readonly<Record<SheetName, readonly Row[]>>

function readSheet(name: SheetName, texts: SheetTexts | undefined, faults: RowFault[]): Row[] {
  const { title } = sheets[name]
  const columns: Readonly<Record<string, Column>> = sheets[name].columns
  const [headings = [], ...lines] = texts ?? []
  const places = new Map<string, number>()
  if (texts === undefined) return []
  for (const [column, { heading, isNeeded }] of Object.entries(columns)) {
    const place = headings.indexOf(heading)
    if (place >= 0) places.set(column, place)
    else if (isNeeded) faults.push(`${title}：缺少“${heading}”列`)
  }
  const rows: Row[] = []
  for (const [index, line] of lines.entries()) {
    const number = index + 2
    if (line.every((text) => text === '')) continue
    const cells: Record<string, string> = {}
    for (const [column, place] of places) {
      const written = line[place] ?? ''
      const text = columns[column]?.tidy?.(written) ?? written
      const fault = cellFault(columns[column], text)
      if (fault !== undefined)
        faults.push(`${title} 第${number}行“${columns[column]?.heading}”：${fault}`)
      else if (text !== '') cells[column] = text
    }
    rows.push({ number, cells })
  }
  return rows
}

function cellFault(column: Column | undefined, text: string): string | undefined {
  if (text === '') return column?.isNeeded ? '不能为空' : undefined
  return column?.fault(text)
}

function checkReferences(rows: Rows, known: OrgSnapshot, faults: RowFault[]): void {
  const units = knownCodes(rows.units, 'code', known.units)
  const posts = knownCodes(rows.posts, 'code', known.posts)
  const refer = (name: SheetName, column: string, codes: ReadonlySet<string>, what: string) => {
    const heading = headingOf(name, column)
    for (const row of rows[name]) {
      for (const code of splitCodes(row.cells[column] ?? '')) {
        if (codes.has(code)) continue
        faults.push(`${sheets[name].title} 第${row.number}行“${heading}”：没有${what} ${code}`)
      }
    }
  }
  refer('units', 'parentCode', units, '单位')
  for (const name of ['windows', 'posts', 'staff', 'items'] as const) {
    refer(name, 'unitCode', units, '单位')
  }
  refer('staff', 'postCodes', posts, '岗位')
  for (const name of ['units', 'windows', 'posts', 'items'] as const) {
    checkUnique(name, 'code', rows[name], faults)
  }
  checkUnique('staff', 'staffCode', rows.staff, faults)
  checkUnique('staff', 'loginName', rows.staff, faults)
  checkDays(rows, faults)
  checkCircles(rows.units, known, faults)
  checkAdministrators(rows, known, faults)
}

function knownCodes(
  rows: readonly Row[],
  column: string,
  stored: readonly { readonly code: string }[],
): ReadonlySet<string> {
  const given = rows.map((row) => row.cells[column] ?? '')
  return new Set([...given, ...stored.map((one) => one.code)])
}

function checkUnique(
  name: SheetName,
  column: string,
  rows: readonly Row[],
  faults: RowFault[],
): void {
  const { title } = sheets[name]
  const heading = headingOf(name, column)
  const first = new Map<string, number>()
  for (const { number, cells } of rows) {
    const text = cells[column]
    if (text === undefined) continue
    const before = first.get(text)
    if (before === undefined) first.set(text, number)
    else faults.push(`${title} 第${number}行“${heading}”：${text} 与第${before}行重复`)
  }
}

function checkDays(rows: Rows, faults: RowFault[]): void {
  for (const name of ['units', 'windows', 'items'] as const) {
    for (const { number, cells } of rows[name]) {
      const { validFrom, validTo } = cells
      if (validTo === undefined) continue
      if (validFrom === undefined) {
        faults.push(`${sheets[name].title} 第${number}行“启用日期”：有停用日期时不能为空`)
      } else if (validTo < validFrom) {
        faults.push(`${sheets[name].title} 第${number}行“停用日期”：早于启用日期`)
      }
    }
  }
}

/** A unit must not stand above itself, or a matter would be passed upwards for ever. */
function checkCircles(rows: readonly Row[], known: OrgSnapshot, faults: RowFault[]): void {
  const parents = new Map(known.units.map((unit) => [unit.code, unit.parentCode ?? undefined]))
  for (const { cells } of rows) parents.set(cells.code ?? '', cells.parentCode)
  for (const { number, cells } of rows) {
    const passed = new Set<string>()
    let code = cells.code
    while (code !== undefined && !passed.has(code)) {
      passed.add(code)
      code = parents.get(code)
    }
    if (code !== undefined && code === cells.code) {
      faults.push(`单位 第${number}行“上级单位编码”：${code} 成为自己的上级`)
    }
  }
}

/** Administrators belong to the command: a list must neither fill their posts nor rename them. */
function checkAdministrators(rows: Rows, known: OrgSnapshot, faults: RowFault[]): void {
  const isAdministrators = (code: string) =>
    code.startsWith(administratorPrefix) || known.post(code)?.role.endsWith('_admin') === true
  const refuse = (
    name: SheetName,
    column: string,
    codes: (cells: Row['cells']) => readonly string[],
  ) => {
    for (const { number, cells } of rows[name]) {
      for (const code of codes(cells).filter(isAdministrators)) {
        const place = `${sheets[name].title} 第${number}行“${headingOf(name, column)}”`
        faults.push(`${place}：${code} 属于管理员，不能导入`)
      }
    }
  }
  refuse('posts', 'code', (cells) => [cells.code ?? ''])
  refuse('staff', 'staffCode', (cells) => [cells.staffCode ?? ''])
  refuse('staff', 'postCodes', (cells) => splitCodes(cells.postCodes ?? ''))
}

function headingOf(name: SheetName, column: string): string {
  const columns: Readonly<Record<string, Column>> = sheets[name].columns
  return columns[column]?.heading ?? column
}

function buildLists(rows: Rows, { organisation, items }: Known, today: string): Lists {
  const firstDays = {
    units: new Map(organisation.units.map((one) => [one.code, one.validFrom])),
    windows: new Map(organisation.windows.map((one) => [one.code, one.validFrom])),
    items: new Map(items.map((one) => [one.code, one.validFrom])),
  }
  const validity = (name: keyof typeof firstDays, cells: Row['cells']) => ({
    validFrom: cells.validFrom ?? firstDays[name].get(cells.code ?? '') ?? today,
    validTo: cells.validTo ?? null,
  })
  const text = (cells: Row['cells'], column: string) => cells[column] ?? ''
  return {
    organisation: {
      units: rows.units.map(({ cells }) => ({
        code: text(cells, 'code'),
        name: text(cells, 'name'),
        nameEn: cells.nameEn ?? null,
        kind: unitKindNames[text(cells, 'kind')] ?? 'office',
        parentCode: cells.parentCode ?? null,
        phone: cells.phone ?? null,
        ...validity('units', cells),
      })),
      windows: rows.windows.map(({ cells }) => ({
        code: text(cells, 'code'),
        name: text(cells, 'name'),
        unitCode: text(cells, 'unitCode'),
        hall: text(cells, 'hall'),
        ...validity('windows', cells),
      })),
      posts: rows.posts.map(({ cells }) => ({
        code: text(cells, 'code'),
        name: text(cells, 'name'),
        unitCode: text(cells, 'unitCode'),
        role: roleNames[text(cells, 'role')] ?? 'window_clerk',
      })),
      staff: rows.staff.map(({ cells }) => ({
        staffCode: text(cells, 'staffCode'),
        displayName: text(cells, 'displayName'),
        unitCode: text(cells, 'unitCode'),
        phone: cells.phone ?? null,
      })),
      appointments: rows.staff.flatMap(({ cells }) =>
        splitCodes(text(cells, 'postCodes')).map((postCode) => ({
          staffCode: text(cells, 'staffCode'),
          postCode,
          validFrom: today,
        })),
      ),
    },
    items: rows.items.map(({ cells }) => ({
      code: text(cells, 'code'),
      name: text(cells, 'name'),
      nameEn: cells.nameEn ?? null,
      unitCode: text(cells, 'unitCode'),
      ...validity('items', cells),
    })),
    logins: new Map(
      rows.staff.flatMap(({ cells }) =>
        cells.loginName === undefined ? [] : [[text(cells, 'staffCode'), cells.loginName] as const],
      ),
    ),
  }
}
